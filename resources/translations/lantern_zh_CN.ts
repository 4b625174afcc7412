<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;Files…</source>
        <translation>打开文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Close All</source>
        <translation>全部关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Files That &amp;Were Not Read…</source>
        <translation>未读取的文件(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Previous Image</source>
        <translation>上一幅图像</translation>
    </message>
    <message>
        <source>Next Image</source>
        <translation>下一幅图像</translation>
    </message>
    <message>
        <source>Ten Images Back</source>
        <translation>后退十幅</translation>
    </message>
    <message>
        <source>Ten Images On</source>
        <translation>前进十幅</translation>
    </message>
    <message>
        <source>First Image</source>
        <translation>第一幅图像</translation>
    </message>
    <message>
        <source>Last Image</source>
        <translation>最后一幅图像</translation>
    </message>
    <message>
        <source>Previous Series</source>
        <translation>上一序列</translation>
    </message>
    <message>
        <source>Next Series</source>
        <translation>下一序列</translation>
    </message>
    <message>
        <source>Previous Study</source>
        <translation>上一检查</translation>
    </message>
    <message>
        <source>Next Study</source>
        <translation>下一检查</translation>
    </message>
    <message>
        <source>Previous Patient</source>
        <translation>上一患者</translation>
    </message>
    <message>
        <source>Next Patient</source>
        <translation>下一患者</translation>
    </message>
    <message>
        <source>Play &amp;Cine</source>
        <translation>电影播放(&amp;C)</translation>
    </message>
    <message>
        <source>As &amp;Acquired</source>
        <translation>采集时的窗宽/窗位(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Full Range</source>
        <translation>全部灰阶范围(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反相(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗宽/窗位(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>平移(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Scroll</source>
        <translation>逐层滚动(&amp;S)</translation>
    </message>
    <message>
        <source>Back to the Window Tool</source>
        <translation>恢复窗宽/窗位工具</translation>
    </message>
    <message>
        <source>&amp;Fit to Tile</source>
        <translation>适合窗格(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;1:1</source>
        <translation>1:1 显示(&amp;1)</translation>
    </message>
    <message>
        <source>S&amp;mooth Pixels</source>
        <translation>像素平滑(&amp;M)</translation>
    </message>
    <message>
        <source>Flip &amp;Horizontally</source>
        <translation>水平翻转(&amp;H)</translation>
    </message>
    <message>
        <source>Flip &amp;Vertically</source>
        <translation>垂直翻转(&amp;V)</translation>
    </message>
    <message>
        <source>Rotate 90° &amp;Left</source>
        <translation>向左旋转 90°(&amp;L)</translation>
    </message>
    <message>
        <source>Rotate 90° &amp;Right</source>
        <translation>向右旋转 90°(&amp;R)</translation>
    </message>
    <message>
        <source>Rese&amp;t View</source>
        <translation>重置视图(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;One Tile</source>
        <translation>单窗格(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Four Tiles</source>
        <translation>四窗格(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Maximise Tile</source>
        <translation>窗格最大化(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next Tile</source>
        <translation>下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Tile</source>
        <translation>上一窗格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Link Scrolling by Position</source>
        <translation>按空间位置联动滚动(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Corner Text</source>
        <translation>四角文字(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Series</source>
        <translation>序列列表(&amp;S)</translation>
    </message>
    <message>
        <source>Mo&amp;del Marks</source>
        <translation>模型标记(&amp;D)</translation>
    </message>
    <message>
        <source>Next &amp;Region</source>
        <translation>下一区域(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>Cancel &amp;Work</source>
        <translation>取消任务(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Next Mark</source>
        <translation>下一标记(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Mark</source>
        <translation>上一标记(&amp;P)</translation>
    </message>
    <message>
        <source>Show &amp;Overlay</source>
        <translation>显示叠加层(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Bare Image (While Held)</source>
        <translation>只看原图（按住）(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Tint the Map</source>
        <translation>概率图着色(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Model Card</source>
        <translation>模型卡(&amp;M)</translation>
    </message>
    <message>
        <source>All &amp;Keys</source>
        <translation>全部快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Lantern</source>
        <translation>关于 Lantern(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>时间线(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;wo Tiles</source>
        <translation>双窗格(&amp;W)</translation>
    </message>
    <message>
        <source>L&amp;arger Text</source>
        <translation>放大文字(&amp;A)</translation>
    </message>
    <message>
        <source>Small&amp;er Text</source>
        <translation>缩小文字(&amp;E)</translation>
    </message>
    <message>
        <source>T&amp;hree Planes (MPR)</source>
        <translation>三平面重建(&amp;H)</translation>
    </message>
    <message>
        <source>Ma&amp;ximum Slab (MIP)</source>
        <translation>层块：最大密度投影(&amp;X)</translation>
    </message>
    <message>
        <source>M&amp;inimum Slab (MinIP)</source>
        <translation>层块：最小密度投影(&amp;I)</translation>
    </message>
    <message>
        <source>Thic&amp;ker Slab</source>
        <translation>加厚层块(&amp;K)</translation>
    </message>
    <message>
        <source>Thinner Sla&amp;b</source>
        <translation>减薄层块(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation>角度(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>椭圆(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Probe</source>
        <translation>点值(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keep the Tool Armed</source>
        <translation>保持工具(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>重做(&amp;D)</translation>
    </message>
    <message>
        <source>Delete &amp;Measurement</source>
        <translation>删除测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Copy Measurements</source>
        <translation>复制测量(&amp;C)</translation>
    </message>
    <message>
        <source>Write Measurements as C&amp;SV…</source>
        <translation>将测量写为 CSV(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;U)</translation>
    </message>
    <message>
        <source>R&amp;eal Size</source>
        <translation>真实尺寸(&amp;E)</translation>
    </message>
    <message>
        <source>Delete All of the Stud&amp;y</source>
        <translation>删除本检查全部测量(&amp;Y)</translation>
    </message>
    <message>
        <source>Lengths in Ce&amp;ntimetres</source>
        <translation>长度用厘米(&amp;N)</translation>
    </message>
    <message>
        <source>Measurements Lis&amp;t</source>
        <translation>测量列表(&amp;T)</translation>
    </message>
    <message>
        <source>Mean Slab</source>
        <translation>层块：平均</translation>
    </message>
    <message>
        <source>Overla&amp;ys and Annotations of the Files</source>
        <translation>文件自带的叠加层和标注(&amp;Y)</translation>
    </message>
    <message>
        <source>Shutters of the Files</source>
        <translation>文件自带的显示遮挡</translation>
    </message>
    <message>
        <source>Series Warnings</source>
        <translation>序列警告</translation>
    </message>
    <message>
        <source>Reference Lines</source>
        <translation>定位线</translation>
    </message>
    <message>
        <source>Previous Key Image</source>
        <translation>上一幅关键图像</translation>
    </message>
    <message>
        <source>Next &amp;Key Image</source>
        <translation>下一幅关键图像(&amp;K)</translation>
    </message>
    <message>
        <source>Six Tiles</source>
        <translation>六格</translation>
    </message>
    <message>
        <source>Nine Tiles</source>
        <translation>九格</translation>
    </message>
    <message>
        <source>Sixteen Tiles</source>
        <translation>十六格</translation>
    </message>
    <message>
        <source>Link Windows of One Modality</source>
        <translation>同模态窗宽窗位联动</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Stopped at your wish.</source>
        <translation>已按您的要求停止。</translation>
    </message>
    <message>
        <source>There is nothing to read at this place.</source>
        <translation>此处没有可读取的内容。</translation>
    </message>
    <message>
        <source>The system did not let Lantern read this.</source>
        <translation>系统不允许 Lantern 读取此内容。</translation>
    </message>
    <message>
        <source>This file is damaged or is not what it says it is.</source>
        <translation>文件已损坏，或内容与其声明不符。</translation>
    </message>
    <message>
        <source>Lantern cannot read this kind of file yet.</source>
        <translation>Lantern 尚不能读取此类文件。</translation>
    </message>
    <message>
        <source>This input is not suitable.</source>
        <translation>此输入不适用。</translation>
    </message>
    <message>
        <source>Writing failed; is the disk full?</source>
        <translation>写入失败；磁盘是否已满？</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成。</translation>
    </message>
    <message>
        <source>This cannot be asked in this way.</source>
        <translation>不支持这样的请求。</translation>
    </message>
    <message>
        <source>Lantern made a mistake; the log says more.</source>
        <translation>Lantern 内部出错；详情见日志。</translation>
    </message>
    <message>
        <source>This file is locked with a password.</source>
        <translation>该文件已用密码锁定。</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Stale: the series changed after this analysis</source>
        <translation>结果已过时：分析之后序列有变动</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>Not applicable to this series</source>
        <translation>不适用于此序列</translation>
    </message>
    <message>
        <source>Analysing, %1 %</source>
        <translation>正在分析，%1 %</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>正在分析</translation>
    </message>
    <message>
        <source>Not suitable</source>
        <translation>不符合分析条件</translation>
    </message>
    <message>
        <source>Analysis failed</source>
        <translation>分析失败</translation>
    </message>
    <message>
        <source>Nothing above threshold (%1 under %2)</source>
        <translation>无超过阈值者（%1，低于 %2）</translation>
    </message>
    <message numerus="yes">
        <source>%n model mark(s)</source>
        <translation>
            <numerusform>%n 处模型标记</numerusform>
        </translation>
    </message>
    <message>
        <source>slice %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>wider than trained for</source>
        <translation>大于训练所见</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>A radiology viewer with an AI overlay and a patient timeline.</source>
        <translation>带有 AI 叠加层和患者时间线的放射影像阅片软件。</translation>
    </message>
    <message>
        <source>For research and education only. Not a medical device, not for diagnostic use.</source>
        <translation>仅供研究和教学使用。不是医疗器械，不得用于诊断。</translation>
    </message>
    <message>
        <source>Images are drawn by</source>
        <translation>图像绘制</translation>
    </message>
    <message>
        <source>Networks run on</source>
        <translation>神经网络运行环境</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The display is not calibrated (DICOM PS3.14).</source>
        <translation>显示器未按 DICOM PS3.14 校准。</translation>
    </message>
    <message>
        <source>About Lantern</source>
        <translation>关于 Lantern</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>the chosen tool; window at first: right is wider, down is brighter</source>
        <translation>当前工具；默认为窗宽/窗位：向右加宽，向下变亮</translation>
    </message>
    <message>
        <source>Left drag with Shift, with Ctrl</source>
        <translation>左键拖动加 Shift 或 Ctrl</translation>
    </message>
    <message>
        <source>window coarse, fine</source>
        <translation>窗宽/窗位粗调、细调</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>中键拖动</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>menu of the tile</source>
        <translation>窗格菜单</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>scroll, one slice a notch</source>
        <translation>滚动，每格一层</translation>
    </message>
    <message>
        <source>Wheel with Ctrl</source>
        <translation>滚轮加 Ctrl</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>one tile alone, and back</source>
        <translation>窗格最大化，再双击还原</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Model card: %1</source>
        <translation>模型卡：%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PasswordQuestion</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Brain</source>
        <translation>脑窗</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺窗</translation>
    </message>
    <message>
        <source>Mediastinum</source>
        <translation>纵隔窗</translation>
    </message>
    <message>
        <source>Abdomen</source>
        <translation>腹窗</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨窗</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>肝窗</translation>
    </message>
    <message>
        <source>Liver, no contrast</source>
        <translation>肝窗（平扫）</translation>
    </message>
    <message>
        <source>Acute stroke</source>
        <translation>急性脑卒中窗</translation>
    </message>
    <message>
        <source>Subdural</source>
        <translation>硬膜下窗</translation>
    </message>
    <message>
        <source>Temporal bone</source>
        <translation>颞骨窗</translation>
    </message>
    <message>
        <source>Head and neck</source>
        <translation>头颈窗</translation>
    </message>
    <message>
        <source>Spine, soft tissue</source>
        <translation>脊柱软组织窗</translation>
    </message>
    <message>
        <source>Angiography</source>
        <translation>血管窗</translation>
    </message>
    <message>
        <source>Pulmonary arteries</source>
        <translation>肺动脉窗</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>1-99 percentile</source>
        <translation>1–99 百分位</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>(no unit)</source>
        <translation>（无单位）</translation>
    </message>
    <message>
        <source>column %1, row %2</source>
        <translation>第 %1 列，第 %2 行</translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep Open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>Measurements not saved</source>
        <translation>测量未保存</translation>
    </message>
    <message>
        <source>Save Elsewhere…</source>
        <translation>保存到其他位置…</translation>
    </message>
    <message>
        <source>Save the measurements in this folder</source>
        <translation>将测量保存到此文件夹</translation>
    </message>
    <message numerus="yes">
        <source>The measurements of %n study(s) could not be saved.</source>
        <translation>
            <numerusform>%n 个检查的测量无法保存。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Name not stated</source>
        <translation>姓名未注明</translation>
    </message>
    <message>
        <source>Date not stated</source>
        <translation>日期未注明</translation>
    </message>
    <message>
        <source>No description</source>
        <translation>无描述</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>轴位</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>冠状位</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>矢状位</translation>
    </message>
    <message>
        <source>oblique</source>
        <translation>斜位</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Structured report</source>
        <translation>结构化报告</translation>
    </message>
    <message>
        <source>Key objects</source>
        <translation>关键对象</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>显示状态</translation>
    </message>
    <message>
        <source>Structure set</source>
        <translation>轮廓集</translation>
    </message>
    <message>
        <source>Dose</source>
        <translation>剂量</translation>
    </message>
    <message>
        <source>Treatment plan</source>
        <translation>治疗计划</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>参数图</translation>
    </message>
    <message>
        <source>Image without pixels</source>
        <translation>没有像素的图像</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>配准</translation>
    </message>
    <message>
        <source>Other object</source>
        <translation>其他对象</translation>
    </message>
    <message>
        <source>a series that is not open</source>
        <translation>未打开的序列</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>序列 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>针对 %1</translation>
    </message>
    <message>
        <source>%1, uneven</source>
        <translation>%1（不均匀）</translation>
    </message>
</context>
<context>
    <name>base</name>
    <message>
        <source>The work was cancelled.</source>
        <translation>工作已取消。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成。</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>Writing was cancelled.</source>
        <translation>写入已取消。</translation>
    </message>
    <message>
        <source>Writing the demo patients was cancelled.</source>
        <translation>演示患者的写入已取消。</translation>
    </message>
    <message>
        <source>There is not enough memory to make the demo patients.</source>
        <translation>内存不足，无法生成演示患者。</translation>
    </message>
    <message>
        <source>The folder &quot;{0}&quot; could not be made: {1}. Choose another place for the demo patients.</source>
        <translation>无法创建文件夹“{0}”：{1}。请为演示患者另选位置。</translation>
    </message>
</context>
<context>
    <name>dicom</name>
    <message>
        <source>The series cannot be shown in three planes: {0}.</source>
        <translation>此序列无法以三平面显示：{0}。</translation>
    </message>
    <message>
        <source>it has no images</source>
        <translation>没有图像</translation>
    </message>
    <message>
        <source>it has one image only</source>
        <translation>只有一幅图像</translation>
    </message>
    <message>
        <source>it is a localiser</source>
        <translation>它是定位像</translation>
    </message>
    <message>
        <source>its images are in colour</source>
        <translation>图像是彩色的</translation>
    </message>
    <message>
        <source>its images do not say where they lie in the patient</source>
        <translation>图像未说明在患者体内的位置</translation>
    </message>
    <message>
        <source>its images have different sizes, {0} x {1} and {2} x {3} pixels</source>
        <translation>图像大小不同，{0} x {1} 与 {2} x {3} 像素</translation>
    </message>
    <message>
        <source>its images point different ways</source>
        <translation>图像方向不一致</translation>
    </message>
    <message>
        <source>its pixels are {0:.4g} and {1:.4g} mm wide</source>
        <translation>像素宽度不一，{0:.4g} 与 {1:.4g} mm</translation>
    </message>
    <message>
        <source>its images belong to {0} patients</source>
        <translation>图像属于 {0} 位患者</translation>
    </message>
    <message>
        <source>its images lie in {0} frames of reference</source>
        <translation>图像处于 {0} 个参考坐标系</translation>
    </message>
    <message>
        <source>all its images lie at one place</source>
        <translation>所有图像位于同一位置</translation>
    </message>
    <message>
        <source>several of its images lie at one place, at {0} of its places</source>
        <translation>有 {0} 处存在多幅图像位于同一位置</translation>
    </message>
    <message>
        <source>no two of its images have values of one kind</source>
        <translation>没有两幅图像的数值属于同一类</translation>
    </message>
    <message>
        <source>Echo Number</source>
        <translation>回波</translation>
    </message>
    <message>
        <source>Echo Time</source>
        <translation>回波时间</translation>
    </message>
    <message>
        <source>b-value</source>
        <translation>b 值</translation>
    </message>
    <message>
        <source>Diffusion Directionality</source>
        <translation>扩散方向性</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Complex Image Component</source>
        <translation>复数图像分量</translation>
    </message>
    <message>
        <source>component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>velocity direction</source>
        <translation>流速编码方向</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>流速</translation>
    </message>
    <message>
        <source>Acquisition Contrast</source>
        <translation>采集对比</translation>
    </message>
    <message>
        <source>Image Type</source>
        <translation>图像类型</translation>
    </message>
    <message>
        <source>Flip Angle</source>
        <translation>翻转角</translation>
    </message>
    <message>
        <source>Inversion Time</source>
        <translation>反转时间</translation>
    </message>
    <message>
        <source>ASL</source>
        <translation>动脉自旋标记</translation>
    </message>
    <message>
        <source>Magnetization Transfer</source>
        <translation>磁化传递</translation>
    </message>
    <message>
        <source>KVP</source>
        <translation>管电压</translation>
    </message>
    <message>
        <source>photon energy</source>
        <translation>光子能量</translation>
    </message>
    <message>
        <source>Convolution Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Reconstruction Algorithm</source>
        <translation>重建算法</translation>
    </message>
    <message>
        <source>Contrast Agent</source>
        <translation>对比剂</translation>
    </message>
    <message>
        <source>Contrast Phase</source>
        <translation>对比时相</translation>
    </message>
    <message>
        <source>Contrast Agent administered</source>
        <translation>已注射对比剂</translation>
    </message>
    <message>
        <source>Patient Position</source>
        <translation>患者体位</translation>
    </message>
    <message>
        <source>Temporal Position</source>
        <translation>时间位置</translation>
    </message>
    <message>
        <source>Temporal Position Time Offset</source>
        <translation>时间位置偏移</translation>
    </message>
    <message>
        <source>cardiac phase</source>
        <translation>心动时相</translation>
    </message>
    <message>
        <source>respiratory phase</source>
        <translation>呼吸时相</translation>
    </message>
    <message>
        <source>Slice Thickness</source>
        <translation>层厚</translation>
    </message>
    <message>
        <source>Reconstruction Diameter</source>
        <translation>重建直径</translation>
    </message>
    <message>
        <source>Filter Type</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Corrected Image</source>
        <translation>图像校正</translation>
    </message>
    <message>
        <source>Attenuation Corrected</source>
        <translation>衰减校正</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Rescale Type</source>
        <translation>重标定类型</translation>
    </message>
    <message>
        <source>Repetition Time</source>
        <translation>重复时间</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>coil</source>
        <translation>线圈</translation>
    </message>
    <message>
        <source>Trigger Time</source>
        <translation>触发时间</translation>
    </message>
    <message>
        <source>respiratory delay</source>
        <translation>呼吸延迟</translation>
    </message>
    <message>
        <source>Acquisition Number</source>
        <translation>采集编号</translation>
    </message>
    <message>
        <source>Frame Reference Time</source>
        <translation>帧参考时间</translation>
    </message>
    <message>
        <source>Acquisition Time</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <source>Irradiation Event</source>
        <translation>辐照事件</translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Content Time</source>
        <translation>内容时间</translation>
    </message>
    <message>
        <source>words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0} not stated</source>
        <translation>{0} 未说明</translation>
    </message>
    <message>
        <source>phase {0} of {1} by {2}</source>
        <translation>时相 {0}/{1}（按{2}）</translation>
    </message>
    <message>
        <source>{0} of {1} slices</source>
        <translation>{1} 层中的 {0} 层</translation>
    </message>
    <message>
        <source>pass {0}</source>
        <translation>第 {0} 次扫描</translation>
    </message>
    <message>
        <source>{0} no. {1}</source>
        <translation>{0} 第 {1} 个</translation>
    </message>
    <message>
        <source>dimension {0} no. {1}</source>
        <translation>维度 {0} 第 {1} 个</translation>
    </message>
    <message>
        <source>magnitude</source>
        <translation>幅度</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>相位</translation>
    </message>
    <message>
        <source>real</source>
        <translation>实部</translation>
    </message>
    <message>
        <source>imaginary</source>
        <translation>虚部</translation>
    </message>
    <message>
        <source>Stack ID {0}</source>
        <translation>图像组 {0}</translation>
    </message>
    <message>
        <source>Stack ID not stated</source>
        <translation>图像组 未说明</translation>
    </message>
    <message>
        <source>Frame of Reference {0}</source>
        <translation>参考坐标系 {0}</translation>
    </message>
    <message>
        <source>localiser</source>
        <translation>定位像</translation>
    </message>
    <message>
        <source>without a place</source>
        <translation>无位置信息</translation>
    </message>
    <message>
        <source>film {0}</source>
        <translation>电影 {0}</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>层面</translation>
    </message>
    <message>
        <source>part {0}</source>
        <translation>第 {0} 部分</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>拼图</translation>
    </message>
    <message>
        <source>energy window {0}</source>
        <translation>能窗 {0}</translation>
    </message>
    <message>
        <source>detector {0}</source>
        <translation>探测器 {0}</translation>
    </message>
    <message>
        <source>phase {0}</source>
        <translation>时相 {0}</translation>
    </message>
    <message>
        <source>rotation {0}</source>
        <translation>旋转 {0}</translation>
    </message>
    <message>
        <source>R-R interval {0}</source>
        <translation>R-R 间期 {0}</translation>
    </message>
    <message>
        <source>time slot {0}</source>
        <translation>时间段 {0}</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>第 {0} 页</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>轴位</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>冠状位</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>矢状位</translation>
    </message>
    <message>
        <source>oblique</source>
        <translation>斜位</translation>
    </message>
    <message>
        <source>{0} x {1}</source>
        <translation>{0} x {1} 像素</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>pixels of {0:.5g} x {1:.5g} mm</source>
        <translation>像素 {0:.5g} x {1:.5g} mm</translation>
    </message>
    <message>
        <source>not tilted</source>
        <translation>未倾斜</translation>
    </message>
    <message>
        <source>tilted {0:.3g} degrees to {1}</source>
        <translation>向 {1} 倾斜 {0:.3g} 度</translation>
    </message>
    <message>
        <source>tilted {0:.3g} degrees to {1} and {2:.3g} degrees to {3}</source>
        <translation>向 {1} 倾斜 {0:.3g} 度，向 {3} 倾斜 {2:.3g} 度</translation>
    </message>
    <message>
        <source>rows to {0:.2f} {1:.2f} {2:.2f} and columns to {3:.2f} {4:.2f} {5:.2f}</source>
        <translation>行朝向 {0:.2f} {1:.2f} {2:.2f}，列朝向 {3:.2f} {4:.2f} {5:.2f}</translation>
    </message>
    <message>
        <source>{0} {0:slice is|slices are} missing between {1} and {2}: these lie {3:.4g} mm apart, the others {4:.4g} mm.</source>
        <translation>{1} 与 {2} 之间缺少 {0} 层：两者相距 {3:.4g} mm，其余各层相距 {4:.4g} mm。</translation>
    </message>
    <message>
        <source>{0} slices are missing in all, in {1} places.</source>
        <translation>共缺少 {0} 层，分布于 {1} 处。</translation>
    </message>
    <message>
        <source>The slices are not evenly spaced: {0} {0:gap is|gaps are} more than {1:.3g} mm off the usual {2:.4g} mm, the first between {3} and {4}.</source>
        <translation>层间距不均匀：{0} 处与通常的 {2:.4g} mm 相差超过 {1:.3g} mm，第一处在 {3} 与 {4} 之间。</translation>
    </message>
    <message>
        <source>{0} {0:slice lies|slices lie} at the place of another.</source>
        <translation>有 {0} 层与其他层位置重复。</translation>
    </message>
    <message>
        <source>All {0} images lie at one place: they follow each other in time, not in space.</source>
        <translation>全部 {0} 幅图像位于同一位置：按时间先后排列，而非按空间排列。</translation>
    </message>
    <message>
        <source>Spacing Between Slices says {0:.4g} mm, but the positions are {1:.4g} mm apart; the positions count.</source>
        <translation>Spacing Between Slices 写为 {0:.4g} mm，但图像位置相距 {1:.4g} mm；以位置为准。</translation>
    </message>
    <message>
        <source>The slices step at {0:.1f} degrees to their normal (gantry tilt).</source>
        <translation>层面推进方向与法线成 {0:.1f} 度（机架倾斜）。</translation>
    </message>
    <message>
        <source>Some slices are shifted sideways against their neighbours.</source>
        <translation>部分层面相对相邻层有侧向偏移。</translation>
    </message>
    <message>
        <source>{0} of the {1} parts of this divided picture {0:is|are} not here.</source>
        <translation>此分段图像共 {1} 部分，缺少其中 {0} 部分。</translation>
    </message>
    <message>
        <source>The images have different sizes.</source>
        <translation>图像大小不一。</translation>
    </message>
    <message>
        <source>The {0} images point different ways ({1}).</source>
        <translation>{0} 幅图像的方位不一致（{1}）。</translation>
    </message>
    <message>
        <source>The series was split into {0} stacks; this one is {1}.</source>
        <translation>该序列被分为 {0} 组；本组为：{1}。</translation>
    </message>
    <message>
        <source>Several images lie at one place and nothing in their headers tells them apart: no volume is made of them.</source>
        <translation>同一位置有多幅图像，而头信息无法区分它们：不由它们构成体数据。</translation>
    </message>
    <message>
        <source>This stack has images at {0} of the {1} places of those beside it: its acquisition was interrupted, or images are missing.</source>
        <translation>本组仅在 {0} 个位置有图像，同序列其他组有 {1} 个：采集中断或图像缺失。</translation>
    </message>
    <message>
        <source>{0} {0:file is a copy|files are copies} of another and {0:is|are} left out.</source>
        <translation>有 {0} 个文件是重复副本，已略去。</translation>
    </message>
    <message>
        <source>{0} {0:file has|files have} the SOP Instance UID of another but different contents; both are kept.</source>
        <translation>有 {0} 个文件与其他文件的 SOP Instance UID 相同但内容不同；均予保留。</translation>
    </message>
    <message>
        <source>Another study has a series of the same Series Instance UID; they are kept apart.</source>
        <translation>另一检查中有 Series Instance UID 相同的序列；二者分开保存。</translation>
    </message>
    <message>
        <source>{0} (in {1} files)</source>
        <translation>{0}（涉及 {1} 个文件）</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;</source>
        <translation>&quot;{0}&quot;</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; frame {1}</source>
        <translation>&quot;{0}&quot; 第 {1} 帧</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>The values are {0} instead of {1} on {2} of {3} images: {4}.</source>
        <translation>共 {3} 幅图像，其中 {2} 幅的数值为{0}，而不是{1}：{4}。</translation>
    </message>
    <message>
        <source>{0} differs on {1} of {2} images, each of which is read by its own: {3}.</source>
        <translation>共 {2} 幅图像，其中 {1} 幅的 {0} 不同，每幅均按自身的值读取：{3}。</translation>
    </message>
    <message>
        <source>values of a Modality LUT</source>
        <translation>模态 LUT 的数值</translation>
    </message>
    <message>
        <source>values without a unit</source>
        <translation>无单位的数值</translation>
    </message>
    <message>
        <source>stored values without a rescale</source>
        <translation>未经重缩放的存储值</translation>
    </message>
    <message>
        <source>values without a Rescale Slope</source>
        <translation>缺少重缩放斜率的数值</translation>
    </message>
    <message>
        <source>values without a Rescale Intercept</source>
        <translation>缺少重缩放截距的数值</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>正相</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} of {1:.4g} {2}</source>
        <translation>{0}：每级 {1:.4g} {2}</translation>
    </message>
    <message>
        <source>steps of {0:.4g} {1}</source>
        <translation>每级 {0:.4g} {1}</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者 ID</translation>
    </message>
    <message>
        <source>Issuer of Patient ID</source>
        <translation>患者 ID 签发机构</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>The files of this study belong to {0} patients: they differ in {1}.</source>
        <translation>此检查的文件属于 {0} 名患者：{1} 不同。</translation>
    </message>
    <message>
        <source>{0} {0:image is|images are} of another patient (ID &quot;{1}&quot;) in this series: shown apart, under that patient.</source>
        <translation>该序列中有 {0} 幅图像属于另一患者（ID “{1}”）：已分开，列在该患者名下。</translation>
    </message>
    <message>
        <source>The files of this study carry {0} different patient names: {1}.</source>
        <translation>此检查的文件含有 {0} 个不同的患者姓名：{1}。</translation>
    </message>
    <message>
        <source>The studies of this patient carry {0} different patient names: {1}.</source>
        <translation>该患者的各次检查含有 {0} 个不同的患者姓名：{1}。</translation>
    </message>
    <message>
        <source>{0} of {1} files have no Patient ID that tells patients apart; they count as those of &quot;{2}&quot;, since nothing contradicts it.</source>
        <translation>{1} 个文件中有 {0} 个没有可区分患者的 ID；因无矛盾之处，视为 “{2}” 的文件。</translation>
    </message>
    <message>
        <source>{0} of {1} files do not state the Issuer of Patient ID, others of this patient say &quot;{2}&quot;; they count as one patient&apos;s, since nothing contradicts it.</source>
        <translation>{1} 个文件中有 {0} 个未注明患者 ID 签发机构，该患者的其他文件注明为 “{2}”；因无矛盾之处，视为同一患者。</translation>
    </message>
    <message>
        <source>The studies of this patient state no Patient ID; name and birth date brought them together.</source>
        <translation>该患者的各次检查均未注明患者 ID；依据姓名和出生日期归为一人。</translation>
    </message>
    <message>
        <source>These files fit several patients who contradict each other, so they are shown apart from them.</source>
        <translation>这些文件可归于彼此矛盾的多名患者，因此单独列出。</translation>
    </message>
    <message>
        <source>There is no Patient ID, and a name alone does not make one patient: another of this name is shown apart.</source>
        <translation>没有患者 ID，仅凭姓名不能认定为同一患者：另一同名者已分开列出。</translation>
    </message>
    <message>
        <source>The pictures are of {0}, the study is of {1}.</source>
        <translation>图像日期为 {0}，检查日期为 {1}。</translation>
    </message>
    <message>
        <source>The pictures are of {0} to {1}, the study is of {2}.</source>
        <translation>图像日期为 {0} 至 {1}，检查日期为 {2}。</translation>
    </message>
    <message>
        <source>No file or folder was given.</source>
        <translation>未指定文件或文件夹。</translation>
    </message>
    <message>
        <source>There is nothing to search: &quot;{0}&quot; is no file or folder that can be read.</source>
        <translation>没有可搜索的内容：&quot;{0}&quot; 不是可读取的文件或文件夹。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; could not be searched: {1}</source>
        <translation>无法搜索 &quot;{0}&quot;：{1}</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>搜索已取消。</translation>
    </message>
    <message>
        <source>None of the {0} files that &quot;{1}&quot; names lies beside it.</source>
        <translation>&quot;{1}&quot; 列出的 {0} 个文件均不在其旁。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; names this file, but it is not there.</source>
        <translation>&quot;{0}&quot; 列出了此文件，但文件不存在。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; names this file, but it lies outside of the medium and was not opened.</source>
        <translation>&quot;{0}&quot; 列出了此文件，但它位于介质之外，未打开。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no readable DICOM directory.</source>
        <translation>&quot;{0}&quot; 不是可读取的 DICOM 目录。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no readable DICOM directory: {1}.</source>
        <translation>&quot;{0}&quot; 不是可读取的 DICOM 目录：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no readable DICOM directory behind its record {1}: {2}.</source>
        <translation>&quot;{0}&quot; 在第 {1} 条记录之后不是可读取的 DICOM 目录：{2}。</translation>
    </message>
    <message>
        <source>Record offsets in &quot;{0}&quot; lead nowhere ({1} of them): all its records were read, in the order of the file.</source>
        <translation>&quot;{0}&quot; 中有 {1} 个记录偏移量无效：已按文件中的顺序读取全部记录。</translation>
    </message>
    <message>
        <source>There is no file &quot;{0}&quot;.</source>
        <translation>文件 &quot;{0}&quot; 不存在。</translation>
    </message>
    <message>
        <source>The file &quot;{0}&quot; may not be read.</source>
        <translation>没有读取文件 &quot;{0}&quot; 的权限。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; could not be read: {1}.</source>
        <translation>无法读取 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no plain file and is not read.</source>
        <translation>&quot;{0}&quot; 不是普通文件，未读取。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is empty: copy or export it again.</source>
        <translation>&quot;{0}&quot; 是空文件：请重新复制或导出。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a DICOM file: name one, or a folder that holds some.</source>
        <translation>&quot;{0}&quot; 不是 DICOM 文件：请指定 DICOM 文件或含有它们的文件夹。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no data set.</source>
        <translation>&quot;{0}&quot; 不含数据集。</translation>
    </message>
    <message>
        <source>it has pixels, but does not say how many rows and columns</source>
        <translation>它有像素，但没有说明行数和列数</translation>
    </message>
    <message>
        <source>{0} &quot;{1}&quot; is not a time.</source>
        <translation>{0} &quot;{1}&quot; 不是时间。</translation>
    </message>
    <message>
        <source>Timezone Offset From UTC &quot;{0}&quot; is not a time zone.</source>
        <translation>Timezone Offset From UTC “{0}” 不是时区。</translation>
    </message>
    <message>
        <source>Number of Frames says {0}, but the file has room for {1}.</source>
        <translation>Number of Frames 为 {0}，但文件只容得下 {1} 帧。</translation>
    </message>
    <message>
        <source>Pixel Spacing &quot;{0}&quot; is not a pair of distances.</source>
        <translation>Pixel Spacing &quot;{0}&quot; 不是一对距离值。</translation>
    </message>
    <message>
        <source>Patient Orientation &quot;{0}&quot; is not a pair of directions.</source>
        <translation>Patient Orientation“{0}”不是一对方向。</translation>
    </message>
    <message>
        <source>{0} &quot;{1}&quot; is not a date.</source>
        <translation>{0} &quot;{1}&quot; 不是日期。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; breaks off or is damaged, copy or export it again: {1}.</source>
        <translation>&quot;{0}&quot; 不完整或已损坏，请重新复制或导出：{1}。</translation>
    </message>
    <message>
        <source>the length or type of {0} is damaged</source>
        <translation>{0} 的长度或类型已损坏</translation>
    </message>
    <message>
        <source>Some values have an odd number of bytes, which the standard forbids: {0}.</source>
        <translation>某些值的字节数为奇数，不符合标准：{0}。</translation>
    </message>
    <message>
        <source>Some values are written with a type that DICOM does not know: {0}.</source>
        <translation>某些值的类型不是 DICOM 所知的类型：{0}。</translation>
    </message>
    <message>
        <source>The file lacks the header that DICOM files begin with; how it is written was seen from its content: {0}.</source>
        <translation>文件缺少 DICOM 文件头；其编码由内容判断：{0}。</translation>
    </message>
    <message>
        <source>The file says that it is written as {0}, but it is written as {1}.</source>
        <translation>文件声称编码为 {0}，实际为 {1}。</translation>
    </message>
    <message>
        <source>Specific Character Set &quot;{0}&quot; is not known.</source>
        <translation>字符集 Specific Character Set &quot;{0}&quot; 未知。</translation>
    </message>
    <message>
        <source>{0} has bytes that are not in its character set &quot;{1}&quot;.</source>
        <translation>{0} 含有不属于字符集 &quot;{1}&quot; 的字节。</translation>
    </message>
    <message>
        <source>{0} has characters of Windows that the character set &quot;{1}&quot; does not have.</source>
        <translation>{0} 含有 Windows 字符，而字符集 “{1}” 中没有这些字符。</translation>
    </message>
    <message>
        <source>{0} is UTF-8 although the character set is &quot;{1}&quot;.</source>
        <translation>{0} 实为 UTF-8，但注明的字符集是 &quot;{1}&quot;。</translation>
    </message>
    <message>
        <source>{0} &quot;{1}&quot; is not a number and is not used.</source>
        <translation>{0} “{1}” 不是数字，因此未使用。</translation>
    </message>
    <message>
        <source>Patient&apos;s Age &quot;{0}&quot; is not an age.</source>
        <translation>Patient&apos;s Age “{0}” 不是年龄。</translation>
    </message>
    <message>
        <source>Patient&apos;s Age says {0}, but by the date of birth the patient was {1} years old at the study.</source>
        <translation>Patient&apos;s Age 写为 {0}，但按出生日期检查时患者为 {1} 岁。</translation>
    </message>
    <message>
        <source>The file does not say which study, series or instance it is; what belongs together had to be guessed.</source>
        <translation>文件未说明所属的检查、序列或实例；归属只能推测。</translation>
    </message>
    <message>
        <source>Text is burned into the pixels, perhaps the patient&apos;s name: hiding names on the screen does not remove it.</source>
        <translation>像素中印有文字，可能含患者姓名：在屏幕上隐藏姓名并不能去除它。</translation>
    </message>
    <message>
        <source>its sequences are nested too deeply</source>
        <translation>其数据序列嵌套过深</translation>
    </message>
    <message>
        <source>its header makes no sense about {0}</source>
        <translation>其头信息在 {0} 附近没有意义</translation>
    </message>
    <message>
        <source>its header ends in what is no element ({0},{1})</source>
        <translation>其头信息结束于不是数据元素的内容 ({0},{1})</translation>
    </message>
    <message>
        <source>its data set unpacks to more than {0} MiB, which no picture of {1} bytes does</source>
        <translation>其数据集解压后超过 {0} MiB，而 {1} 字节的图像不可能如此</translation>
    </message>
    <message>
        <source>there is no memory to unpack it</source>
        <translation>内存不足，无法解压</translation>
    </message>
    <message>
        <source>there is no memory for its {0} bytes</source>
        <translation>内存不足，容纳不下其 {0} 字节</translation>
    </message>
    <message>
        <source>Only {0} of {1} frames say where they lie.</source>
        <translation>{1} 帧中只有 {0} 帧注明了位置。</translation>
    </message>
    <message>
        <source>{0} has {1} entries for {2} frames and is not used.</source>
        <translation>{0} 有 {1} 项，而帧数为 {2}，因此未使用。</translation>
    </message>
    <message>
        <source>Frame Time Vector goes back by {0} ms and is not used.</source>
        <translation>Frame Time Vector 倒退 {0} ms，因此未使用。</translation>
    </message>
    <message>
        <source>Number of Frames says {0}, but there are {1}.</source>
        <translation>Number of Frames 为 {0}，实有 {1} 帧。</translation>
    </message>
    <message>
        <source>The picture is a mosaic of slices that could not be taken apart, since {0}: it has no scale and no place in the patient.</source>
        <translation>该图像是由多个层面拼成的拼图，无法拆分，因为{0}：它没有比例尺，也没有在患者体内的位置。</translation>
    </message>
    <message>
        <source>it does not say of how many</source>
        <translation>它没有说明层面数目</translation>
    </message>
    <message>
        <source>{0} do not fit into {1} x {2} pixels</source>
        <translation>{0} 个层面放不进 {1} x {2} 像素</translation>
    </message>
    <message>
        <source>it does not say where it lies in the patient</source>
        <translation>它没有说明在患者体内的位置</translation>
    </message>
    <message>
        <source>it does not say which way they follow one another</source>
        <translation>它没有说明层面的排列方向</translation>
    </message>
    <message>
        <source>its normal contradicts its orientation</source>
        <translation>其法线与方向相矛盾</translation>
    </message>
    <message>
        <source>The mosaic has {0} x {1} pixels where its slices need {2} x {3}.</source>
        <translation>拼图图像为 {0} x {1} 像素，而其层面需要 {2} x {3}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot;: {1}</source>
        <translation>“{0}”：{1}</translation>
    </message>
    <message>
        <source>There is no file &quot;{0}&quot; any more.</source>
        <translation>文件 &quot;{0}&quot; 已不存在。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no pixel data.</source>
        <translation>&quot;{0}&quot; 不含像素数据。</translation>
    </message>
    <message>
        <source>There is no frame {0}: &quot;{1}&quot; has {2}, counted from 0.</source>
        <translation>没有第 {0} 帧：&quot;{1}&quot; 有 {2} 帧，从 0 起计。</translation>
    </message>
    <message>
        <source>{0} is not supported yet.</source>
        <translation>尚不支持 {0}。</translation>
    </message>
    <message>
        <source>The pixel data are empty.</source>
        <translation>像素数据为空。</translation>
    </message>
    <message>
        <source>Frame {0} is missing: the pixel data hold {1} of {2} frames.</source>
        <translation>缺少第 {0} 帧：像素数据含 {2} 帧中的 {1} 帧。</translation>
    </message>
    <message>
        <source>Frames of {0} x {1} with {2} bits cannot be read.</source>
        <translation>无法读取 {0} x {1}、{2} 位的帧。</translation>
    </message>
    <message>
        <source>The pixel data hold {0} bytes where frame {1} ends at byte {2}.</source>
        <translation>像素数据有 {0} 字节，而第 {1} 帧应止于第 {2} 字节。</translation>
    </message>
    <message>
        <source>The pixel data hold {0} bytes where a frame needs {1}.</source>
        <translation>像素数据有 {0} 字节，而一帧需要 {1} 字节。</translation>
    </message>
    <message>
        <source>The pixel data break off before their end: copy or export the file again.</source>
        <translation>像素数据在结束前中断：请重新复制或导出该文件。</translation>
    </message>
    <message>
        <source>The pixel data break off before the end of frame {0}: copy or export the file again.</source>
        <translation>像素数据在第 {0} 帧结束前中断：请重新复制或导出该文件。</translation>
    </message>
    <message>
        <source>The pixel data break off inside frame {0}: copy or export the file again.</source>
        <translation>像素数据在第 {0} 帧内中断：请重新复制或导出该文件。</translation>
    </message>
    <message>
        <source>A frame of {0} x {1} cannot come out of {2} bytes.</source>
        <translation>{2} 个字节不可能解出 {0} x {1} 的帧。</translation>
    </message>
    <message>
        <source>Frame {0} ({1}) could not be decoded: {2}.</source>
        <translation>第 {0} 帧（{1}）无法解码：{2}。</translation>
    </message>
    <message>
        <source>The pixels are packed in a way of Elscint&apos;s own ({0}) that is not supported yet.</source>
        <translation>像素以 Elscint 私有方式（{0}）压缩，尚不支持。</translation>
    </message>
    <message>
        <source>The compressed pixels are not in fragments, as the transfer syntax asks for, or damaged.</source>
        <translation>压缩像素未按传输语法的要求分段存放，或已损坏。</translation>
    </message>
    <message>
        <source>Pixels of {0} bits are not supported.</source>
        <translation>不支持 {0} 位像素。</translation>
    </message>
    <message>
        <source>Images with {0} samples a pixel are not supported.</source>
        <translation>不支持每像素 {0} 个样本的图像。</translation>
    </message>
    <message>
        <source>The colour model &quot;{0}&quot; is not supported.</source>
        <translation>不支持颜色模型 &quot;{0}&quot;。</translation>
    </message>
    <message>
        <source>A Modality LUT for values above 2147483647 is not supported.</source>
        <translation>不支持用于大于 2147483647 的值的 Modality LUT。</translation>
    </message>
    <message>
        <source>A colour palette for values above 2147483647 is not supported.</source>
        <translation>不支持用于大于 2147483647 的值的调色板。</translation>
    </message>
    <message>
        <source>The colour palette has no descriptor.</source>
        <translation>调色板没有描述符。</translation>
    </message>
    <message>
        <source>The colour palette is empty.</source>
        <translation>调色板为空。</translation>
    </message>
    <message>
        <source>The segmented colour palette breaks off.</source>
        <translation>分段调色板不完整。</translation>
    </message>
    <message>
        <source>There is not enough memory for this frame.</source>
        <translation>内存不足，无法处理此帧。</translation>
    </message>
    <message>
        <source>its bytes end after {0} of {1} pixels</source>
        <translation>其字节在 {1} 个像素中的第 {0} 个之后结束</translation>
    </message>
    <message>
        <source>the codestream breaks off</source>
        <translation>码流不完整</translation>
    </message>
    <message>
        <source>its deflated bytes are damaged or too few</source>
        <translation>其 deflate 压缩数据已损坏或不足</translation>
    </message>
    <message>
        <source>it holds no JPEG codestream</source>
        <translation>其中没有 JPEG 码流</translation>
    </message>
    <message>
        <source>its JPEG header asks for {0} bits</source>
        <translation>其 JPEG 头信息要求 {0} 位</translation>
    </message>
    <message>
        <source>its JPEG codestream is damaged or breaks off</source>
        <translation>其 JPEG 码流已损坏或不完整</translation>
    </message>
    <message>
        <source>it holds no JPEG 2000 codestream</source>
        <translation>其中没有 JPEG 2000 码流</translation>
    </message>
    <message>
        <source>OpenJPEG could not be set up</source>
        <translation>无法初始化 OpenJPEG</translation>
    </message>
    <message>
        <source>its JPEG 2000 header is damaged</source>
        <translation>其 JPEG 2000 头信息已损坏</translation>
    </message>
    <message>
        <source>its JPEG 2000 codestream is damaged or breaks off</source>
        <translation>其 JPEG 2000 码流已损坏或不完整</translation>
    </message>
    <message>
        <source>its JPEG 2000 codestream is damaged</source>
        <translation>其 JPEG 2000 码流已损坏</translation>
    </message>
    <message>
        <source>its JPEG 2000 headers contradict one another</source>
        <translation>其 JPEG 2000 头信息互相矛盾</translation>
    </message>
    <message>
        <source>it holds no JPEG-LS codestream</source>
        <translation>其中没有 JPEG-LS 码流</translation>
    </message>
    <message>
        <source>its JPEG-LS headers contradict one another</source>
        <translation>其 JPEG-LS 头信息互相矛盾</translation>
    </message>
    <message>
        <source>it holds no JPEG XL codestream</source>
        <translation>其中没有 JPEG XL 码流</translation>
    </message>
    <message>
        <source>its JPEG XL header is damaged</source>
        <translation>其 JPEG XL 头信息已损坏</translation>
    </message>
    <message>
        <source>its JPEG XL codestream has {0} planes beside the picture</source>
        <translation>其 JPEG XL 码流除图像外还有 {0} 个平面</translation>
    </message>
    <message>
        <source>JPEG XL of {0} bits is not supported</source>
        <translation>不支持 {0} 位的 JPEG XL</translation>
    </message>
    <message>
        <source>JPEG XL of {0} bits with a floating point is not supported</source>
        <translation>不支持 {0} 位浮点的 JPEG XL</translation>
    </message>
    <message>
        <source>its JPEG XL codestream is damaged or breaks off</source>
        <translation>其 JPEG XL 码流已损坏或不完整</translation>
    </message>
    <message>
        <source>its JPEG XL headers contradict one another</source>
        <translation>其 JPEG XL 头信息互相矛盾</translation>
    </message>
    <message>
        <source>its RLE header breaks off</source>
        <translation>其 RLE 头信息不完整</translation>
    </message>
    <message>
        <source>it has {0} RLE segments where {1} samples of {2} bytes need {3}</source>
        <translation>它有 {0} 个 RLE 段，而 {1} 个 {2} 字节的样本需要 {3} 个</translation>
    </message>
    <message>
        <source>RLE segment {0} begins outside of it</source>
        <translation>RLE 段 {0} 的起点在数据之外</translation>
    </message>
    <message>
        <source>RLE segment {0} breaks off after {1} of {2} bytes</source>
        <translation>RLE 段 {0} 在 {2} 字节中的第 {1} 字节之后中断</translation>
    </message>
    <message>
        <source>High Bit {0} does not go with {1} bits stored in {2}: values are taken from the lowest bit on.</source>
        <translation>High Bit {0} 与 {2} 位中存储的 {1} 位不符：值从最低位起读取。</translation>
    </message>
    <message>
        <source>The pixel data hold more bytes than the picture needs, which were left out: {0}.</source>
        <translation>像素数据的字节数超过图像所需，多余部分已忽略：{0}。</translation>
    </message>
    <message>
        <source>Bytes behind the pixels belong to no element and were left out: {0}.</source>
        <translation>像素数据之后有不属于任何数据元素的字节，已忽略：{0}。</translation>
    </message>
    <message>
        <source>The file has a colour profile (ICC) of its own, which is not applied: its colours are shown as sRGB.</source>
        <translation>文件带有自己的颜色配置（ICC），未予应用：颜色按 sRGB 显示。</translation>
    </message>
    <message>
        <source>The compressed pixels are not in fragments, as the transfer syntax asks for.</source>
        <translation>压缩像素未按传输语法的要求分段存放。</translation>
    </message>
    <message>
        <source>The table that says where each frame begins is wrong, so the frames were found without it.</source>
        <translation>记录各帧起点的表有误，已不用该表而找到各帧。</translation>
    </message>
    <message>
        <source>The pixels were encoded by a program with a known fault, which was allowed for.</source>
        <translation>像素由一个有已知错误的程序编码，已按该错误修正。</translation>
    </message>
    <message>
        <source>The transfer syntax is {0}, but the pixels are {1} and were decoded as such.</source>
        <translation>传输语法为 {0}，但像素实为 {1}，已按后者解码。</translation>
    </message>
    <message>
        <source>The header says {0} x {1} pixels, the codestream {2} x {3}: the codestream is followed.</source>
        <translation>文件头声明 {0} x {1} 像素，码流为 {2} x {3}：以码流为准。</translation>
    </message>
    <message>
        <source>The header says {0} samples a pixel, the codestream {1}: the codestream is followed.</source>
        <translation>文件头声明每像素 {0} 个样本，码流为 {1} 个：以码流为准。</translation>
    </message>
    <message>
        <source>The header says {0} bits a sample, the codestream {1}: the codestream is followed.</source>
        <translation>文件头声明每样本 {0} 位，码流为 {1} 位：以码流为准。</translation>
    </message>
    <message>
        <source>The header says that values have no sign, the codestream that they have: the codestream is followed.</source>
        <translation>文件头声明值无符号，码流为有符号：以码流为准。</translation>
    </message>
    <message>
        <source>The codestream says that values have no sign, the header that they have: they were read as two&apos;s complement.</source>
        <translation>码流声明值无符号，文件头为有符号：已按二进制补码读取。</translation>
    </message>
    <message>
        <source>The header says that values have a sign, but the codestream has no room for it: the codestream is followed.</source>
        <translation>文件头声明值有符号，但码流没有符号位：以码流为准。</translation>
    </message>
    <message>
        <source>The header says {0}, but the codestream holds {1}: the codestream is followed.</source>
        <translation>文件头声明 {0}，但码流为 {1}：以码流为准。</translation>
    </message>
    <message>
        <source>These are the detector&apos;s values for processing, not the picture that was made for reading.</source>
        <translation>这是供处理的探测器数据，不是供阅片的图像。</translation>
    </message>
    <message>
        <source>The rescale of this MR image serves the display: its values are not measurements.</source>
        <translation>此 MR 图像的缩放仅用于显示：其数值不是测量值。</translation>
    </message>
    <message>
        <source>Rescale Slope &quot;{0}&quot; with Intercept &quot;{1}&quot; cannot be applied, so stored values are shown.</source>
        <translation>无法应用 Rescale Slope“{0}”与 Intercept“{1}”，因此显示存储值。</translation>
    </message>
    <message>
        <source>Rescale Slope &quot;{0}&quot; with Intercept &quot;{1}&quot; is half a rescale, so the values have no unit.</source>
        <translation>重缩放斜率“{0}”与截距“{1}”不完整，因此数值没有单位。</translation>
    </message>
    <message>
        <source>The Modality LUT or rescale of this X-ray image leads back to the intensity of the beam and is not for display: stored values are shown and measured.</source>
        <translation>此 X 射线图像的模态 LUT 或重缩放用于还原射线强度，不用于显示：显示和测量的是存储值。</translation>
    </message>
    <message>
        <source>The real world values &quot;{0}&quot; are given as a table, which is not read.</source>
        <translation>真实世界值“{0}”以表格给出，未读取。</translation>
    </message>
    <message>
        <source>The Modality LUT {0}.</source>
        <translation>模态查找表（Modality LUT）{0}。</translation>
    </message>
    <message>
        <source>The Modality LUT {0}, so stored values are shown.</source>
        <translation>Modality LUT {0}，因此显示存储值。</translation>
    </message>
    <message>
        <source>VOI LUT {0} {1}.</source>
        <translation>第 {0} 个 VOI LUT {1}。</translation>
    </message>
    <message>
        <source>VOI LUT {0} {1} and is left out.</source>
        <translation>第 {0} 个 VOI LUT {1}，未使用。</translation>
    </message>
    <message>
        <source>The Presentation LUT {0}.</source>
        <translation>显示查找表（Presentation LUT）{0}。</translation>
    </message>
    <message>
        <source>has no entries</source>
        <translation>没有条目</translation>
    </message>
    <message>
        <source>has no descriptor</source>
        <translation>没有描述符</translation>
    </message>
    <message>
        <source>has {0} of its {1} entries</source>
        <translation>只有 {1} 个条目中的 {0} 个</translation>
    </message>
    <message>
        <source>gives {0} for every value</source>
        <translation>对所有值都给出 {0}</translation>
    </message>
    <message>
        <source>says {0} bits for entries up to {1}</source>
        <translation>声明 {0} 位，而条目最大为 {1}</translation>
    </message>
    <message>
        <source>Window Center &quot;{0}&quot; with Window Width &quot;{1}&quot; is no window.</source>
        <translation>窗位“{0}”与窗宽“{1}”不构成有效的窗。</translation>
    </message>
    <message>
        <source>The VOI LUT Function &quot;{0}&quot; is unknown; LINEAR is taken.</source>
        <translation>未知的 VOI LUT Function“{0}”，按 LINEAR 处理。</translation>
    </message>
    <message>
        <source>Window Width &quot;{0}&quot; is too narrow for LINEAR; LINEAR_EXACT is taken.</source>
        <translation>窗宽“{0}”对 LINEAR 而言过窄，按 LINEAR_EXACT 处理。</translation>
    </message>
    <message>
        <source>The shutter shape &quot;{0}&quot; is unknown and ignored.</source>
        <translation>未知的遮挡形状“{0}”，已忽略。</translation>
    </message>
    <message>
        <source>The overlay in group {0} {1} and is left out.</source>
        <translation>组 {0} 中的叠加层{1}，未显示。</translation>
    </message>
    <message>
        <source>has no size</source>
        <translation>没有大小</translation>
    </message>
    <message>
        <source>lies in bit {0} of pixels that have none</source>
        <translation>位于像素中不存在的第 {0} 位</translation>
    </message>
    <message>
        <source>lies in bit {0}, which belongs to the pixels</source>
        <translation>位于属于像素值的第 {0} 位</translation>
    </message>
    <message>
        <source>holds {0} bytes where {1} x {2} pixels need {3}</source>
        <translation>只有 {0} 字节，而 {1} x {2} 像素需要 {3} 字节</translation>
    </message>
    <message>
        <source>Annotations of the presentation state that are not drawn: {0}.</source>
        <translation>呈现状态中未绘制的标注：{0} 个。</translation>
    </message>
    <message>
        <source>Annotations in units of a tiled slide&apos;s whole matrix, which are not drawn: {0}.</source>
        <translation>以平铺切片整体矩阵为单位的标注，未绘制：{0}。</translation>
    </message>
    <message>
        <source>A compound graphic &quot;{0}&quot; of the presentation state is not drawn.</source>
        <translation>呈现状态的复合图形“{0}”未绘制。</translation>
    </message>
    <message>
        <source>The Mask Operation &quot;{0}&quot; of the presentation state is not known and not done.</source>
        <translation>呈现状态的蒙片运算“{0}”未知，未执行。</translation>
    </message>
    <message>
        <source>The presentation state shifts the mask by regions, of which none is shifted.</source>
        <translation>呈现状态按区域移动蒙片，这些区域均未移动。</translation>
    </message>
    <message>
        <source>The presentation state&apos;s Pixel Intensity Relationship LUT is not applied before its mask is subtracted.</source>
        <translation>减去蒙片前未应用呈现状态的像素强度关系 LUT。</translation>
    </message>
    <message>
        <source>The bitmap shutter in group {0} is not there and is ignored.</source>
        <translation>组 {0} 中的位图遮挡不存在，已忽略。</translation>
    </message>
    <message>
        <source>An Image Rotation of {0} degrees is ignored.</source>
        <translation>已忽略 {0} 度的图像旋转。</translation>
    </message>
    <message>
        <source>SUV is not available: {0}.</source>
        <translation>无法计算 SUV：{0}。</translation>
    </message>
    <message>
        <source>Rescale Slope is not stated, so the values are raw</source>
        <translation>未注明重缩放斜率，因此数值为原始值</translation>
    </message>
    <message>
        <source>Corrected Image does not name {0}</source>
        <translation>Corrected Image 中没有 {0}</translation>
    </message>
    <message>
        <source>Decay Correction is &quot;{0}&quot; instead of START or ADMIN</source>
        <translation>Decay Correction 为“{0}”，而不是 START 或 ADMIN</translation>
    </message>
    <message>
        <source>Units are counts, and no factor is given</source>
        <translation>单位为计数，且没有给出系数</translation>
    </message>
    <message>
        <source>Units are not stated</source>
        <translation>未说明单位</translation>
    </message>
    <message>
        <source>Units are &quot;{0}&quot;</source>
        <translation>单位为“{0}”</translation>
    </message>
    <message>
        <source>the patient&apos;s weight is not stated</source>
        <translation>未说明患者体重</translation>
    </message>
    <message>
        <source>the injected dose is not stated</source>
        <translation>未说明注射剂量</translation>
    </message>
    <message>
        <source>an injected dose of {0:g} Bq is too small to be meant</source>
        <translation>{0:g} Bq 的注射剂量过小，不可信</translation>
    </message>
    <message>
        <source>the half-life is not stated</source>
        <translation>未说明半衰期</translation>
    </message>
    <message>
        <source>the time of the injection is not stated</source>
        <translation>未说明注射时间</translation>
    </message>
    <message>
        <source>the injection is {0:.0f} minutes after the scan</source>
        <translation>注射时间比扫描晚 {0:.0f} 分钟</translation>
    </message>
    <message>
        <source>the injection is {0:.1f} hours before the scan, over ten half-lives</source>
        <translation>注射时间比扫描早 {0:.1f} 小时，超过十个半衰期</translation>
    </message>
    <message>
        <source>no Acquisition Date and Time</source>
        <translation>没有采集日期和时间</translation>
    </message>
    <message>
        <source>the Series Time is later than the Acquisition Time, and nothing says when the scan began</source>
        <translation>序列时间晚于采集时间，且没有说明扫描何时开始</translation>
    </message>
    <message>
        <source>its factor differs from slice to slice</source>
        <translation>其系数因层而异</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no DICOM keyword.</source>
        <translation>“{0}”不是 DICOM 关键字。</translation>
    </message>
    <message>
        <source>{0} does not take words.</source>
        <translation>{0} 不接受 16 位整数数组。</translation>
    </message>
    <message>
        <source>{0} is not a sequence.</source>
        <translation>{0} 不是数据序列。</translation>
    </message>
    <message>
        <source>{0} cannot be &quot;{1}&quot;: {2}.</source>
        <translation>{0} 不能为“{1}”：{2}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; could not be written: {1}.</source>
        <translation>无法写入“{0}”：{1}。</translation>
    </message>
    <message>
        <source>Writing {0} is not supported.</source>
        <translation>不支持写入 {0}。</translation>
    </message>
    <message>
        <source>A DICOM file needs {0}.</source>
        <translation>DICOM 文件需要 {0}。</translation>
    </message>
    <message>
        <source>These pixels cannot be written as {0}: {1}.</source>
        <translation>这些像素不能以 {0} 写入：{1}。</translation>
    </message>
    <message>
        <source>The file&apos;s meta information breaks off in {0}.</source>
        <translation>文件元信息在 {0} 处中断。</translation>
    </message>
    <message>
        <source>The file&apos;s meta information names no transfer syntax, so its elements cannot be told apart.</source>
        <translation>文件元信息未给出传输语法，无法区分各元素。</translation>
    </message>
    <message>
        <source>The deflated data set unpacks to more than {0} bytes.</source>
        <translation>压缩的数据集解压后超过 {0} 字节。</translation>
    </message>
    <message>
        <source>{0} says how the file is written and cannot be changed by itself.</source>
        <translation>{0} 说明文件的写入方式，不能单独修改。</translation>
    </message>
    <message>
        <source>There is no such item to change: {0}.</source>
        <translation>没有可修改的条目：{0}。</translation>
    </message>
    <message>
        <source>The file breaks off before the place of {0}, so nothing can be put there.</source>
        <translation>文件在 {0} 的位置之前中断，无法在那里写入。</translation>
    </message>
    <message>
        <source>{0} cannot be written as VR &quot;{1}&quot; with {2} bytes: a VR has two letters, a value an even number of bytes.</source>
        <translation>{0} 不能以 VR“{1}”写入 {2} 个字节：VR 为两个字母，值的字节数须为偶数。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {2} bytes are more than VR {1} can hold.</source>
        <translation>{0} 无法写入：{2} 个字节超出 VR {1} 的容量。</translation>
    </message>
    <message>
        <source>Only a DICOM file with its preamble can be changed: this one has no DICM behind its first 128 bytes.</source>
        <translation>只能修改带前导的 DICOM 文件：此文件前 128 字节之后没有 DICM。</translation>
    </message>
    <message>
        <source>There is no DICOM image here.</source>
        <translation>此处没有 DICOM 图像。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no presentation state that can be applied.</source>
        <translation>“{0}”不是可应用的显示状态。</translation>
    </message>
</context>
<context>
    <name>display</name>
    <message>
        <source>The presentation state has no window, and the image&apos;s own is not used: all that can be stored is shown.</source>
        <translation>呈现状态没有窗位，图像自身的窗位也不使用：显示可存储的全部范围。</translation>
    </message>
    <message>
        <source>The frames that the presentation state subtracts are not there, so nothing is subtracted.</source>
        <translation>呈现状态要减去的帧不存在，因此未做减影。</translation>
    </message>
    <message>
        <source>The image&apos;s own Modality LUT cannot be taken back, so the presentation state&apos;s is not applied.</source>
        <translation>无法撤销图像自身的 Modality LUT，因此未应用呈现状态的 LUT。</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
    <message>
        <source>This is {0}, no file, and was not opened.</source>
        <translation>这是{0}，不是文件，未打开。</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>无法读取该文件：{0}。</translation>
    </message>
    <message>
        <source>The folder cannot be searched: {0}.</source>
        <translation>无法搜索该文件夹：{0}。</translation>
    </message>
    <message>
        <source>The search of the folder broke off: {0}.</source>
        <translation>文件夹搜索中断：{0}。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>文件或文件夹不存在。</translation>
    </message>
    <message>
        <source>The file or folder cannot be reached: {0}.</source>
        <translation>无法访问该文件或文件夹：{0}。</translation>
    </message>
    <message>
        <source>This link leads to a folder above the one that is searched, and was not followed.</source>
        <translation>此链接指向所搜索文件夹的上级文件夹，未跟随。</translation>
    </message>
    <message>
        <source>This link leads to nothing that is there.</source>
        <translation>此链接指向的内容不存在。</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>读取已取消。</translation>
    </message>
    <message>
        <source>There is no file or folder &quot;{0}&quot;.</source>
        <translation>文件或文件夹 &quot;{0}&quot; 不存在。</translation>
    </message>
    <message>
        <source>Cannot read &quot;{0}&quot;: {1}.</source>
        <translation>无法读取 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>Cannot search the folder &quot;{0}&quot;: {1}</source>
        <translation>无法搜索文件夹 &quot;{0}&quot;：{1}</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>它不存在。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a folder, not a file.</source>
        <translation>&quot;{0}&quot; 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is larger than {1} bytes, the most that is read here.</source>
        <translation>&quot;{0}&quot; 大于 {1} 字节，超过此处可读取的上限。</translation>
    </message>
    <message>
        <source>Cannot write &quot;{0}&quot;: {1}.</source>
        <translation>无法写入 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>Cannot write &quot;{0}&quot;: there is no space left on the disk. Free some and try again.</source>
        <translation>无法写入 &quot;{0}&quot;：磁盘空间已满。请释放空间后重试。</translation>
    </message>
    <message>
        <source>Cannot make the folder &quot;{0}&quot;: {1}.</source>
        <translation>无法创建文件夹 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>something else has that name</source>
        <translation>该名称已被占用</translation>
    </message>
    <message>
        <source>Another program keeps &quot;{0}&quot; to itself; try again.</source>
        <translation>另一程序正在占用 &quot;{0}&quot;；请重试。</translation>
    </message>
    <message>
        <source>Cannot lock &quot;{0}&quot;: {1}.</source>
        <translation>无法锁定 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>There is not enough memory to open an archive.</source>
        <translation>内存不足，无法打开归档文件。</translation>
    </message>
    <message>
        <source>The archive &quot;{0}&quot; is damaged or cut short: {1}.</source>
        <translation>归档文件 &quot;{0}&quot; 已损坏或不完整：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; in &quot;{1}&quot; is larger than 4 GiB.</source>
        <translation>&quot;{1}&quot; 中的 &quot;{0}&quot; 大于 4 GiB。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; unpacks to {1} bytes or more, too much.</source>
        <translation>“{0}”解压后达 {1} 字节或更多，过大。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a damaged or cut .gz file: {1}.</source>
        <translation>“{0}”是损坏或不完整的 .gz 文件：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; ends inside the quotes that were opened in line {1}.</source>
        <translation>&quot;{0}&quot; 在第 {1} 行开始的引号内结束。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is empty; a line with the columns&apos; names is missing.</source>
        <translation>&quot;{0}&quot; 是空的；缺少列名行。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} fields in line {2} but {3} columns.</source>
        <translation>&quot;{0}&quot; 第 {2} 行有 {1} 个字段，而列数为 {3}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is neither a PNG nor a JPEG image.</source>
        <translation>&quot;{0}&quot; 既不是 PNG 也不是 JPEG 图像。</translation>
    </message>
    <message>
        <source>The JPEG image &quot;{0}&quot; cannot be read: {1}.</source>
        <translation>无法读取 JPEG 图像 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>The JPEG image &quot;{0}&quot; is damaged or cut short.</source>
        <translation>JPEG 图像 &quot;{0}&quot; 已损坏或不完整。</translation>
    </message>
    <message>
        <source>The PNG image &quot;{0}&quot; cannot be read: {1}.</source>
        <translation>无法读取 PNG 图像 &quot;{0}&quot;：{1}。</translation>
    </message>
    <message>
        <source>the file is cut short</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它过大</translation>
    </message>
    <message>
        <source>There is not enough memory to read a PNG image.</source>
        <translation>内存不足，无法读取 PNG 图像。</translation>
    </message>
    <message>
        <source>There is not enough memory to write a PNG image.</source>
        <translation>内存不足，无法写入 PNG 图像。</translation>
    </message>
    <message>
        <source>A picture of {0} x {1} with {2} samples of {3} bits cannot be written as PNG.</source>
        <translation>{0} x {1}、{2} 个 {3} 位样本的图像无法写为 PNG。</translation>
    </message>
    <message>
        <source>A PNG image could not be made: {0}.</source>
        <translation>无法生成 PNG 图像：{0}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no split &quot;{1}&quot;; there is: {2}.</source>
        <translation>&quot;{0}&quot; 没有划分 &quot;{1}&quot;；现有：{2}。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no file &quot;{1}&quot;.</source>
        <translation>&quot;{0}&quot; 中没有文件 &quot;{1}&quot;。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no column &quot;file&quot;.</source>
        <translation>&quot;{0}&quot; 没有 &quot;file&quot; 列。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds neither a labels.csv nor images in folders named after their class.</source>
        <translation>&quot;{0}&quot; 既没有 labels.csv，也没有按类别命名的文件夹中的图像。</translation>
    </message>
    <message>
        <source>The archive is damaged or cut short behind {0} of its files: {1}.</source>
        <translation>压缩包在第 {0} 个文件之后已损坏或不完整：{1}。</translation>
    </message>
    <message>
        <source>This file is damaged within the archive: {0}.</source>
        <translation>该文件在压缩包内已损坏：{0}。</translation>
    </message>
    <message>
        <source>Opening the archive was cancelled.</source>
        <translation>打开压缩包已取消。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is locked with a password.</source>
        <translation>&quot;{0}&quot; 已用密码锁定。</translation>
    </message>
    <message>
        <source>This password does not open &quot;{0}&quot;.</source>
        <translation>此密码无法打开 &quot;{0}&quot;。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is locked in a way that cannot be opened here: unpack it with the program that made it.</source>
        <translation>&quot;{0}&quot; 的加密方式无法在此打开：请用生成它的程序解压。</translation>
    </message>
    <message>
        <source>This is a link or a device within the archive, and was not unpacked.</source>
        <translation>这是压缩包内的链接或设备，未解压。</translation>
    </message>
    <message>
        <source>This name leads outside of the archive, and was not unpacked.</source>
        <translation>此名称指向压缩包之外，未解压。</translation>
    </message>
    <message>
        <source>This name stands twice in the archive; the first was taken.</source>
        <translation>此名称在压缩包中出现两次；采用第一个。</translation>
    </message>
    <message>
        <source>This name cannot be written: {0}.</source>
        <translation>此名称无法写入：{0}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds more than {1} files, and was not opened.</source>
        <translation>&quot;{0}&quot; 含有超过 {1} 个文件，未打开。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} bytes and unpacks to more than {2}, too much to be believed.</source>
        <translation>&quot;{0}&quot; 只有 {1} 字节，解压却超过 {2} 字节，不可信。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be unpacked into &quot;{1}&quot;: {2}.</source>
        <translation>&quot;{0}&quot; 无法解压到 &quot;{1}&quot;：{2}。</translation>
    </message>
    <message>
        <source>There is not enough space in &quot;{0}&quot; to unpack &quot;{1}&quot;.</source>
        <translation>&quot;{0}&quot; 空间不足，无法解压 &quot;{1}&quot;。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be written, so no archive can be opened.</source>
        <translation>&quot;{0}&quot; 无法写入，因此不能打开压缩包。</translation>
    </message>
    <message>
        <source>This is an archive: open it by itself to see what it holds.</source>
        <translation>这是压缩包：请单独打开以查看其内容。</translation>
    </message>
</context>
<context>
    <name>geometry</name>
    <message>
        <source>Pixel Spacing {0}\{1} is not a positive distance.</source>
        <translation>Pixel Spacing {0}\{1} 不是正的距离值。</translation>
    </message>
    <message>
        <source>Image Position (Patient) {0}\{1}\{2} is not a place within {3:g} mm of the scanner.</source>
        <translation>Image Position (Patient) {0}\{1}\{2} 不是距扫描仪 {3:g} mm 以内的位置。</translation>
    </message>
    <message>
        <source>Image Orientation (Patient) {0}\{1}\{2}\{3}\{4}\{5} is not a pair of perpendicular directions.</source>
        <translation>Image Orientation (Patient) {0}\{1}\{2}\{3}\{4}\{5} 不是一对互相垂直的方向。</translation>
    </message>
</context>
<context>
    <name>inference</name>
    <message>
        <source>Scoring was cancelled.</source>
        <translation>评分已取消。</translation>
    </message>
    <message>
        <source>{0} ({1} times)</source>
        <translation>{0}（{1} 次）</translation>
    </message>
    <message>
        <source>The model {0} is for the task {1}, not for records.</source>
        <translation>模型 {0} 用于任务 {1}，不用于病历。</translation>
    </message>
    <message>
        <source>The model {0} does not scale {1} columns.</source>
        <translation>模型 {0} 的缩放不是 {1} 列。</translation>
    </message>
    <message>
        <source>The model {0} has {1} scalings for {2} networks.</source>
        <translation>模型 {0} 有 {1} 组缩放，却有 {2} 个网络。</translation>
    </message>
    <message>
        <source>The model {0} does not say which inputs it reads.</source>
        <translation>模型 {0} 未说明读取哪些输入。</translation>
    </message>
    <message>
        <source>The model {0} reads the inputs &quot;{1}&quot;, which are unknown.</source>
        <translation>模型 {0} 读取的输入“{1}”未知。</translation>
    </message>
    <message>
        <source>The model {0} reads the column &quot;{1}&quot;, which this version of Lantern does not make.</source>
        <translation>模型 {0} 读取列“{1}”，而此版本的 Lantern 不生成该列。</translation>
    </message>
    <message>
        <source>The network answers {0} numbers an hour, not 1 or 2.</source>
        <translation>网络每小时给出 {0} 个数，而不是 1 或 2 个。</translation>
    </message>
    <message>
        <source>There is no series with images named &quot;{0}&quot;.</source>
        <translation>没有名为“{0}”且含图像的序列。</translation>
    </message>
    <message>
        <source>There are no DICOM images to analyse.</source>
        <translation>没有可分析的 DICOM 图像。</translation>
    </message>
    <message>
        <source>The result kept in &quot;{0}&quot; is damaged: {1}.</source>
        <translation>保存在“{0}”中的结果已损坏：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a DICOM file inside an archive; unpack the archive first.</source>
        <translation>“{0}”是压缩包内的 DICOM 文件；请先解压。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no picture.</source>
        <translation>“{0}”不含图像。</translation>
    </message>
    <message>
        <source>The stay is long: only for the latest {0} of its {1} values is it known how they moved the score.</source>
        <translation>住院时间较长：仅对 {1} 个数值中最近的 {0} 个计算了其对评分的影响。</translation>
    </message>
</context>
<context>
    <name>lantern::browser::DataQualityPanel</name>
    <message>
        <source>Geometry</source>
        <translation>几何</translation>
    </message>
    <message>
        <source>Rescale</source>
        <translation>数值换算</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>灰阶</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>载入</translation>
    </message>
    <message>
        <source>Series warnings</source>
        <translation>序列警告</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>There are no warnings for this series.</source>
        <translation>此序列没有警告。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lantern::browser::SeriesBrowser</name>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
</context>
<context>
    <name>lantern::browser::SeriesModel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Not drawn yet</source>
        <translation>尚不能显示</translation>
    </message>
</context>
<context>
    <name>lantern::findings::FindingsModel</name>
    <message>
        <source>%1, probability %2, at x %3, y %4, z %5 mm</source>
        <translation>%1，概率 %2，位于 x %3、y %4、z %5 mm</translation>
    </message>
    <message>
        <source>Mark %1: %2, probability %3, %4</source>
        <translation>标记 %1：%2，概率 %3，%4</translation>
    </message>
</context>
<context>
    <name>lantern::findings::FindingsPanel</name>
    <message>
        <source>Model marks</source>
        <translation>模型标记</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>未安装模型。</translation>
    </message>
    <message>
        <source>Open a series to analyse it.</source>
        <translation>请打开一个序列再进行分析。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>概率图</translation>
    </message>
</context>
<context>
    <name>lantern::findings::MapControls</name>
    <message>
        <source>Map, list and marks are at %1; the model&apos;s own threshold is %2.</source>
        <translation>概率图、列表和标记均按阈值 %1；模型自身的阈值为 %2。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>色阶</translation>
    </message>
    <message>
        <source>Show the map over the image (O)</source>
        <translation>在图像上显示概率图 (O)</translation>
    </message>
</context>
<context>
    <name>lantern::findings::OutcomeCard</name>
    <message>
        <source>Analyse this slice</source>
        <translation>分析此层</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>Not for diagnostic use</source>
        <translation>不得用于诊断</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>重新分析</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show its map too</source>
        <translation>同时显示其概率图</translation>
    </message>
</context>
<context>
    <name>lantern::findings::ScoreCurve</name>
    <message>
        <source>Slice score, not calibrated for a series</source>
        <translation>逐层评分，未按序列校准</translation>
    </message>
</context>
<context>
    <name>lantern::measurements::MeasurementModel</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>lantern::measurements::MeasurementsPanel</name>
    <message>
        <source>Measurements</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Nothing measured in this study yet: L length, A angle, E ellipse.</source>
        <translation>本检查尚无测量：L 长度，A 角度，E 椭圆。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Write a CSV file</source>
        <translation>写入 CSV 文件</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>lantern::shell::Analyses</name>
    <message>
        <source>Analysing with %1</source>
        <translation>正在用 %1 分析</translation>
    </message>
</context>
<context>
    <name>lantern::shell::EmptyPage</name>
    <message>
        <source>No study open</source>
        <translation>未打开检查</translation>
    </message>
    <message>
        <source>Drop files or folders here, or open a folder. Everything below it is searched for images.</source>
        <translation>将文件或文件夹拖到此处，或打开一个文件夹；其下所有内容都会被搜索。</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open Folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>See the demo patients (synthetic)</source>
        <translation>查看演示患者（合成）</translation>
    </message>
</context>
<context>
    <name>lantern::shell::ErrorBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>lantern::shell::HeaderBar</name>
    <message>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <source>pictures of %1</source>
        <translation>图像日期 %1</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>仅供研究使用</translation>
    </message>
</context>
<context>
    <name>lantern::shell::KeyPage</name>
    <message>
        <source>Search commands and keys</source>
        <translation>搜索命令和按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Press a &amp;key:</source>
        <translation>按下一个键(&amp;K)：</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;No Key</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>还原(&amp;R)</translation>
    </message>
    <message>
        <source>Reset A&amp;ll</source>
        <translation>全部还原(&amp;L)</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>用于“%1”</translation>
    </message>
    <message>
        <source>Choose a command first</source>
        <translation>请先选择一个命令</translation>
    </message>
    <message>
        <source>&amp;Take It from There</source>
        <translation>从那里取来(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>指定(&amp;A)</translation>
    </message>
    <message>
        <source>%1 acts while its key is held: it needs a key without Ctrl, Shift or Alt.</source>
        <translation>“%1”在按住按键时起作用：须使用不带 Ctrl、Shift 或 Alt 的键。</translation>
    </message>
    <message>
        <source>%1 is the key of &quot;%2&quot;. Taken from there, that has %3.</source>
        <translation>%1 是“%2”的按键。取走后，该命令%3。</translation>
    </message>
    <message>
        <source>its other key</source>
        <translation>仍有其他按键</translation>
    </message>
    <message>
        <source>no key any more</source>
        <translation>不再有按键</translation>
    </message>
</context>
<context>
    <name>lantern::shell::MainWindow</name>
    <message>
        <source>Lantern - research use only</source>
        <translation>Lantern - 仅供研究使用</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>尚未加载</translation>
    </message>
    <message>
        <source>The presets are in Hounsfield units; this image has none.</source>
        <translation>预设窗以亨氏单位 (HU) 定义；此图像没有该单位。</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>打开图像文件夹</translation>
    </message>
    <message>
        <source>Open image files</source>
        <translation>打开图像文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no model &quot;%1&quot; for images here.</source>
        <translation>此处没有用于图像的模型 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>There is no series to analyse with &quot;%1&quot;.</source>
        <translation>没有可用 &quot;%1&quot; 分析的序列。</translation>
    </message>
    <message>
        <source>Show the List</source>
        <translation>显示列表</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n 个序列</numerusform>
        </translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Presentation States</source>
        <translation>呈现状态</translation>
    </message>
    <message>
        <source>The image does not say how large it is in the patient.</source>
        <translation>图像未说明其在患者体内的实际大小。</translation>
    </message>
    <message>
        <source>The picture of this measurement is not open.</source>
        <translation>此测量所在的图像未打开。</translation>
    </message>
    <message>
        <source>Write the measurements</source>
        <translation>写入测量</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>序列 %1</translation>
    </message>
</context>
<context>
    <name>lantern::shell::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lantern::shell::RecordPicker</name>
    <message>
        <source>Name, identifier or birth date</source>
        <translation>姓名、标识号或出生日期</translation>
    </message>
    <message>
        <source>Record of the patient on the screen</source>
        <translation>屏幕上患者的病历</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::RecordWorkspace</name>
    <message>
        <source>Looking for records</source>
        <translation>正在查找病历</translation>
    </message>
    <message>
        <source>Scoring the record</source>
        <translation>正在为病历评分</translation>
    </message>
</context>
<context>
    <name>lantern::shell::StatusLine</name>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>（另有 %n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the series</source>
        <translation>正在载入序列</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>lantern::shell::TimelinePanel</name>
    <message>
        <source>Scoring…</source>
        <translation>正在评分…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Open or close the timeline (F4)</source>
        <translation>打开或收起时间线 (F4)</translation>
    </message>
    <message>
        <source>Whole record</source>
        <translation>全部病历</translation>
    </message>
    <message>
        <source>Intensive-care stay</source>
        <translation>重症监护期间</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>病历</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not the patient on the screen: %1</source>
        <translation>不是屏幕上的患者：%1</translation>
    </message>
    <message>
        <source>A record has this patient&apos;s identifier but another birth date or sex; it is not shown.</source>
        <translation>有一份病历的标识与该患者相同，但出生日期或性别不同；未予显示。</translation>
    </message>
    <message>
        <source>Several records have this patient&apos;s identifier and contradict each other; choose one.</source>
        <translation>有多份病历带有该患者的标识且彼此矛盾；请选择其一。</translation>
    </message>
    <message>
        <source>No record open</source>
        <translation>未打开病历</translation>
    </message>
    <message>
        <source>No record of this patient is open</source>
        <translation>未打开该患者的病历</translation>
    </message>
    <message>
        <source>Without a date: %1</source>
        <translation>无日期：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 项已略去</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) not used by the model</source>
        <translation>
            <numerusform>%n 个数值未被模型采用</numerusform>
        </translation>
    </message>
    <message>
        <source>Clinical scores by their published rules</source>
        <translation>按已发表规则计算的临床评分</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>lantern::shell::UnreadPage</name>
    <message>
        <source>Files That Were Not Read</source>
        <translation>未读取的文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This holds no images.</source>
        <translation>其中没有图像。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) hold no images.</source>
        <translation>
            <numerusform>%n 个其他文件不含图像。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lantern::shell::Workspace</name>
    <message>
        <source>Looking for images</source>
        <translation>正在查找图像</translation>
    </message>
    <message>
        <source>Looking for images in %1</source>
        <translation>正在 %1 中查找图像</translation>
    </message>
    <message>
        <source>Writing the demo patients</source>
        <translation>正在写入演示患者</translation>
    </message>
</context>
<context>
    <name>lantern::timeline::ContributionsList</name>
    <message>
        <source>Hour %1: %2 (networks %3 to %4)</source>
        <translation>第 %1 小时：%2（各网络 %3 至 %4）</translation>
    </message>
    <message>
        <source>What moved the risk</source>
        <translation>影响风险的事件</translation>
    </message>
    <message>
        <source>Moved most by (risk with it less risk without it)</source>
        <translation>影响最大的事件（含该事件的风险减去不含时的风险）</translation>
    </message>
    <message>
        <source>No event moved it by 0.0005 or more.</source>
        <translation>没有事件使其变化达到 0.0005。</translation>
    </message>
</context>
<context>
    <name>lantern::timeline::EventList</name>
    <message>
        <source>Events at one moment</source>
        <translation>同一时刻的事件</translation>
    </message>
</context>
<context>
    <name>lantern::timeline::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Imaging</source>
        <translation>影像检查</translation>
    </message>
    <message>
        <source>Encounters</source>
        <translation>就诊与操作</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>诊断与过敏</translation>
    </message>
    <message>
        <source>Drugs</source>
        <translation>用药与接种</translation>
    </message>
    <message>
        <source>Labs and vitals</source>
        <translation>检验与体征</translation>
    </message>
    <message>
        <source>No record open</source>
        <translation>未打开病历</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>%1 %2, threshold %3. Not for diagnostic use.</source>
        <translation>%1 %2，阈值 %3。不得用于诊断。</translation>
    </message>
    <message>
        <source>Reference range: %1 to %2</source>
        <translation>参考范围：%1 至 %2</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Hour %1: %2 (networks %3 to %4)</source>
        <translation>第 %1 小时：%2（各网络 %3 至 %4）</translation>
    </message>
    <message>
        <source>%1, no time zone given</source>
        <translation>%1，未注明时区</translation>
    </message>
    <message>
        <source>No dated events</source>
        <translation>没有带日期的事件</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) here</source>
        <translation>
            <numerusform>此处有 %n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more: click for the list</source>
        <translation>
            <numerusform>另有 %n 个：点击查看列表</numerusform>
        </translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation>数值：%1</translation>
    </message>
    <message>
        <source>Not used by the model: %1</source>
        <translation>未被模型采用：%1</translation>
    </message>
    <message>
        <source>%1 of %2 at this moment: %3</source>
        <translation>此刻第 %1 个，共 %2 个：%3</translation>
    </message>
    <message>
        <source>%1: %2 (threshold: below %3)</source>
        <translation>%1：%2（阈值：低于 %3）</translation>
    </message>
    <message>
        <source>%1: %2 (threshold: from %3 on)</source>
        <translation>%1：%2（阈值：%3 及以上）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
</context>
<context>
    <name>lantern::viewer::Tile</name>
    <message>
        <source>Pause (C)</source>
        <translation>暂停电影播放 (C)</translation>
    </message>
    <message>
        <source>Play (C)</source>
        <translation>电影播放 (C)</translation>
    </message>
    <message>
        <source>Empty tile</source>
        <translation>空窗格</translation>
    </message>
    <message>
        <source>%1, slice %2 of %3, %4</source>
        <translation>%1，第 %2 层，共 %3 层，%4</translation>
    </message>
    <message>
        <source>Empty: drop a series here</source>
        <translation>空窗格：将序列拖到此处</translation>
    </message>
    <message>
        <source>This image cannot be shown</source>
        <translation>无法显示此图像</translation>
    </message>
    <message>
        <source>Loading slice %1</source>
        <translation>正在载入第 %1 层</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 幅/秒</translation>
    </message>
</context>
<context>
    <name>learning</name>
    <message>
        <source>record without a measurement, scored with the prior</source>
        <translation>病历没有测量值，按先验概率评分</translation>
    </message>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>评估已取消。</translation>
    </message>
    <message>
        <source>There is no architecture &quot;{0}&quot; for this task, only {1}.</source>
        <translation>此任务没有架构“{0}”，只有 {1}。</translation>
    </message>
    <message>
        <source>Name one table of outcomes, or a second one to score on.</source>
        <translation>请指定一个结局表，或再指定一个用于评分的结局表。</translation>
    </message>
    <message>
        <source>Reading the images was cancelled.</source>
        <translation>图像读取已取消。</translation>
    </message>
    <message>
        <source>None of the {0} pictures of &quot;{1}&quot; has a label that the model {2} knows ({3}).</source>
        <translation>“{1}”的 {0} 幅图像中，没有一幅带有模型 {2} 所知的标签（{3}）。</translation>
    </message>
    <message>
        <source>There are no usable pictures in the split {0}.</source>
        <translation>数据子集 {0} 中没有可用的图像。</translation>
    </message>
    <message>
        <source>The records of the task {0} hold their labels themselves; name no table of outcomes.</source>
        <translation>任务 {0} 的记录自带标签；无需指定结局表。</translation>
    </message>
</context>
<context>
    <name>measure</name>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>点值</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>detector</source>
        <translation>探测器平面</translation>
    </message>
    <message>
        <source>est. magn. {0}</source>
        <translation>估计放大率 {0}</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>已校准</translation>
    </message>
    <message>
        <source>calibrated: {0}</source>
        <translation>已校准：{0}</translation>
    </message>
    <message>
        <source>calibrated: centre of the beam</source>
        <translation>已校准：射束中心</translation>
    </message>
    <message>
        <source>plane not stated</source>
        <translation>未注明平面</translation>
    </message>
    <message>
        <source>do not trust: magnification {0}</source>
        <translation>不可信：放大率 {0}</translation>
    </message>
    <message>
        <source>ultrasound region</source>
        <translation>超声区域</translation>
    </message>
    <message>
        <source>outside the ultrasound regions</source>
        <translation>超声区域之外</translation>
    </message>
    <message>
        <source>film</source>
        <translation>胶片</translation>
    </message>
    <message>
        <source>no spacing</source>
        <translation>无间距</translation>
    </message>
    <message>
        <source>Area {0}</source>
        <translation>面积 {0}</translation>
    </message>
    <message>
        <source>across {0}</source>
        <translation>横向 {0}</translation>
    </message>
    <message>
        <source>down {0}</source>
        <translation>纵向 {0}</translation>
    </message>
    <message>
        <source>No angle: the two ways have different units</source>
        <translation>无角度：两个方向单位不同</translation>
    </message>
    <message>
        <source>Mean {0}, SD {1}</source>
        <translation>均值 {0}，标准差 {1}</translation>
    </message>
    <message>
        <source>Min {0}, max {1}</source>
        <translation>最小 {0}，最大 {1}</translation>
    </message>
    <message>
        <source>Mean RGB {0}</source>
        <translation>RGB 均值 {0}</translation>
    </message>
    <message>
        <source>SD RGB {0}</source>
        <translation>RGB 标准差 {0}</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} 像素</translation>
    </message>
    <message>
        <source>{0} pixels, {1} left out</source>
        <translation>{0} 像素，排除 {1}</translation>
    </message>
    <message>
        <source>No pixel inside</source>
        <translation>其中没有像素</translation>
    </message>
    <message>
        <source>No values: all padding</source>
        <translation>无数值：全部为填充</translation>
    </message>
    <message>
        <source>stored value</source>
        <translation>存储值</translation>
    </message>
    <message>
        <source>unit not stated</source>
        <translation>未注明单位</translation>
    </message>
    <message>
        <source>Column {0}, row {1}</source>
        <translation>列 {0}，行 {1}</translation>
    </message>
    <message>
        <source>RGB {0}</source>
        <translation>RGB 值 {0}</translation>
    </message>
    <message>
        <source>No value here</source>
        <translation>此处无数值</translation>
    </message>
    <message>
        <source>Real world value</source>
        <translation>真实世界值</translation>
    </message>
    <message>
        <source>{0}: mean {1}, SD {2}</source>
        <translation>{0}：均值 {1}，标准差 {2}</translation>
    </message>
    <message>
        <source>{0}: min {1}, max {2}</source>
        <translation>{0}：最小 {1}，最大 {2}</translation>
    </message>
    <message>
        <source>{0}: not defined for these values</source>
        <translation>{0}：对这些值未定义</translation>
    </message>
    <message>
        <source>The measurements were written by a newer Lantern (version {0}).</source>
        <translation>这些测量由更新版本的 Lantern 写入（版本 {0}）。</translation>
    </message>
    <message>
        <source>The measurements belong to another study.</source>
        <translation>这些测量属于另一项检查。</translation>
    </message>
    <message>
        <source>The measurements cannot be read: {0}.</source>
        <translation>无法读取这些测量：{0}。</translation>
    </message>
    <message>
        <source>The measurements of this study could not be read: {0}</source>
        <translation>本检查的测量无法读取：{0}</translation>
    </message>
    <message>
        <source>The measurements of this study could not be read and were kept aside as &quot;{0}&quot;.</source>
        <translation>本检查的测量无法读取，已另存为“{0}”。</translation>
    </message>
</context>
<context>
    <name>nn</name>
    <message>
        <source>{0} to {1} marks are usual on one scan (counted on {2} scans, see the model card).</source>
        <translation>每次扫描通常有 {0} 至 {1} 处标记（据 {2} 次扫描统计，见模型卡）。</translation>
    </message>
    <message>
        <source>Trained for things of {0:.0f} to {1:.0f} mm; a wider place is one mark that says so.</source>
        <translation>训练针对 {0:.0f} 至 {1:.0f} mm 的目标；更大的区域合为一处标记并注明。</translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation>图像为空。</translation>
    </message>
    <message>
        <source>The picture is in &quot;{0}&quot; but the model needs {1}.</source>
        <translation>图像的单位为“{0}”，而模型需要 {1}。</translation>
    </message>
    <message>
        <source>The picture is in no stated unit but the model needs {0}.</source>
        <translation>图像未注明单位，而模型需要 {0}。</translation>
    </message>
    <message>
        <source>There is no model &quot;{0}&quot;; there is: {1}.</source>
        <translation>没有模型“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>There is no model &quot;{0}&quot;; there is: none.</source>
        <translation>没有模型“{0}”；现有：无。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no model package: it has no manifest.json.</source>
        <translation>“{0}”不是模型包：其中没有 manifest.json。</translation>
    </message>
    <message>
        <source>The file &quot;manifest.json&quot; of the package &quot;{0}&quot; is damaged: it does not match manifest.sha256. Install the package again.</source>
        <translation>模型包“{0}”的文件“manifest.json”已损坏：与 manifest.sha256 不符。请重新安装该模型包。</translation>
    </message>
    <message>
        <source>The package &quot;{0}&quot; lists &quot;{1}&quot;, which is no plain file name.</source>
        <translation>模型包“{0}”列出了“{1}”，这不是单纯的文件名。</translation>
    </message>
    <message>
        <source>The package &quot;{0}&quot; lacks its file &quot;{1}&quot;.</source>
        <translation>模型包“{0}”缺少文件“{1}”。</translation>
    </message>
    <message>
        <source>The file &quot;{0}&quot; of the package &quot;{1}&quot; is damaged: its SHA-256 is {2} instead of {3}. Install the package again.</source>
        <translation>模型包“{1}”的文件“{0}”已损坏：其 SHA-256 为 {2}，应为 {3}。请重新安装该模型包。</translation>
    </message>
    <message>
        <source>The package &quot;{0}&quot; uses &quot;{1}&quot; but lists no hash for it.</source>
        <translation>模型包“{0}”使用了“{1}”，但未列出其哈希值。</translation>
    </message>
    <message>
        <source>The package &quot;{0}&quot; has no network.</source>
        <translation>模型包“{0}”中没有网络。</translation>
    </message>
    <message>
        <source>The package &quot;{0}&quot; has no file &quot;{1}&quot;.</source>
        <translation>模型包“{0}”中没有文件“{1}”。</translation>
    </message>
    <message>
        <source>A package needs the weights of each of its networks.</source>
        <translation>模型包需要其每个网络的权重。</translation>
    </message>
    <message>
        <source>The model {0} failed its self-test: its network gives no &quot;{1}&quot; of the right shape.</source>
        <translation>模型 {0} 未通过自检：其网络未给出形状相符的“{1}”。</translation>
    </message>
    <message>
        <source>The model {0} failed its self-test: &quot;{1}&quot; is {2} instead of {3}, more than {4} off.</source>
        <translation>模型 {0} 未通过自检：“{1}”为 {2}，应为 {3}，偏差超过 {4}。</translation>
    </message>
    <message>
        <source>The self-test of the model {0} compares nothing for network {1}.</source>
        <translation>模型 {0} 的自检未比较网络 {1} 的任何结果。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a JSON object.</source>
        <translation>“{0}”不是 JSON 对象。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be used: {1}.</source>
        <translation>无法使用“{0}”：{1}。</translation>
    </message>
    <message>
        <source>the field &quot;{0}&quot; is missing</source>
        <translation>缺少字段“{0}”</translation>
    </message>
    <message>
        <source>the field &quot;{0}&quot; has the wrong type</source>
        <translation>字段“{0}”的类型有误</translation>
    </message>
    <message>
        <source>an interval is not three numbers</source>
        <translation>某个区间不是三个数值</translation>
    </message>
    <message>
        <source>the window {0} to {1} is empty</source>
        <translation>{0} 至 {1} 的窗为空</translation>
    </message>
    <message>
        <source>the size {0} x {1} is not possible</source>
        <translation>不可能有 {0} x {1} 的大小</translation>
    </message>
    <message>
        <source>the sizes {0} to {1} mm are no range</source>
        <translation>{0} 至 {1} mm 的尺寸不成范围</translation>
    </message>
    <message>
        <source>{0} to {1} marks are no range</source>
        <translation>{0} 至 {1} 处标记不成范围</translation>
    </message>
    <message>
        <source>the temperature {0} is not positive</source>
        <translation>温度 {0} 不大于零</translation>
    </message>
    <message>
        <source>The safetensors file is damaged: {0}.</source>
        <translation>safetensors 文件已损坏：{0}。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>文件 {0}：{1}</translation>
    </message>
    <message>
        <source>The weight &quot;{0}&quot; is of type {1}; only F32 can be read.</source>
        <translation>权重“{0}”的类型为 {1}；只能读取 F32。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; lacks its type, shape or place</source>
        <translation>“{0}”缺少类型、形状或位置</translation>
    </message>
    <message>
        <source>the shape or place of &quot;{0}&quot; is not made of whole numbers</source>
        <translation>“{0}”的形状或位置不是整数</translation>
    </message>
    <message>
        <source>the shape of &quot;{0}&quot; is beyond all bounds</source>
        <translation>“{0}”的形状超出一切界限</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} bytes from {2} to {3} and needs {4}</source>
        <translation>“{0}”从 {2} 到 {3} 有 {1} 字节，而需要 {4} 字节</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; begins at {1} instead of {2}</source>
        <translation>“{0}”始于 {1}，应始于 {2}</translation>
    </message>
    <message>
        <source>it has only {0} bytes</source>
        <translation>它只有 {0} 字节</translation>
    </message>
    <message>
        <source>its table should be {0} bytes long and the file has {1}</source>
        <translation>其索引表应长 {0} 字节，而文件共 {1} 字节</translation>
    </message>
    <message>
        <source>its table is not JSON</source>
        <translation>其索引表不是 JSON</translation>
    </message>
    <message>
        <source>its tensors need {0} bytes and it holds {1}</source>
        <translation>其张量需要 {0} 字节，而文件有 {1} 字节</translation>
    </message>
    <message>
        <source>The checkpoint {0} was written by an older version, in a form that can hold code, and is not opened: train without --resume.</source>
        <translation>检查点 {0} 由旧版本写出，其格式可能含有代码，因此不予打开：训练时请勿使用 --resume。</translation>
    </message>
    <message>
        <source>The checkpoint {0} is damaged.</source>
        <translation>检查点 {0} 已损坏。</translation>
    </message>
    <message>
        <source>The checkpoint {0} cannot be used: it is of another kind.</source>
        <translation>无法使用检查点 {0}：种类不同。</translation>
    </message>
    <message>
        <source>The network module {0} is missing.</source>
        <translation>缺少神经网络模块 {0}。</translation>
    </message>
    <message>
        <source>The network module could not be opened: {0}.</source>
        <translation>无法加载神经网络模块：{0}。</translation>
    </message>
    <message>
        <source>The network module {0} belongs to another version.</source>
        <translation>神经网络模块 {0} 属于其他版本。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; stands twice in &quot;{1}&quot;</source>
        <translation>“{0}”在“{1}”中出现了两次</translation>
    </message>
    <message>
        <source>the input &quot;{0}&quot; is of the kind &quot;{1}&quot;, not series, record or reading</source>
        <translation>输入“{0}”的类型为“{1}”，不是 series、record 或 reading</translation>
    </message>
    <message>
        <source>its format is {0} and this program reads 1 and 2</source>
        <translation>其格式为 {0}，而本程序可读取 1 和 2</translation>
    </message>
</context>
<context>
    <name>objects</name>
    <message>
        <source>&quot;{0}&quot; ({1}) is of no kind that can be read for this.</source>
        <translation>“{0}”（{1}）不是可为此读取的类型。</translation>
    </message>
</context>
<context>
    <name>paint</name>
    <message>
        <source>Study %1</source>
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>Image %1 / %2</source>
        <translation>图像 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 loaded</source>
        <translation>已载入 %1 / %2</translation>
    </message>
    <message>
        <source>W %1 L %2</source>
        <translation>窗宽 %1 窗位 %2</translation>
    </message>
    <message>
        <source>VOI LUT</source>
        <translation>VOI LUT</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>turned %1°</source>
        <translation>旋转 %1°</translation>
    </message>
    <message>
        <source>Zoom %1x</source>
        <translation>缩放 %1x</translation>
    </message>
    <message>
        <source>flipped left-right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>flipped top-bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>true pixels</source>
        <translation>未插值</translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation>有损压缩</translation>
    </message>
    <message>
        <source>Lossy %1:1</source>
        <translation>有损压缩 %1:1</translation>
    </message>
    <message>
        <source>Derived</source>
        <translation>衍生图像</translation>
    </message>
    <message>
        <source>Thickness %1 mm</source>
        <translation>层厚 %1 mm</translation>
    </message>
    <message>
        <source>Spacing %1 mm</source>
        <translation>层间距 %1 mm</translation>
    </message>
    <message>
        <source>Position %1 mm</source>
        <translation>层面位置 %1 mm</translation>
    </message>
    <message>
        <source>Accession %1</source>
        <translation>检查号 %1</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>%1 mo</source>
        <translation>%1 个月</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnostic use.</source>
        <translation>仅供研究使用，不得用于诊断。</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>阈值 %1</translation>
    </message>
    <message>
        <source>%1 mm cells</source>
        <translation>网格 %1 mm</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Not for diagnostic use</source>
        <translation>不得用于诊断</translation>
    </message>
    <message>
        <source>F</source>
        <comment>sex</comment>
        <translation>女</translation>
    </message>
    <message>
        <source>M</source>
        <comment>sex</comment>
        <translation>男</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>轴位</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>冠状位</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>矢状位</translation>
    </message>
    <message>
        <source>%1 reconstruction</source>
        <translation>%1重建</translation>
    </message>
    <message>
        <source>%1 MIP %2 mm</source>
        <translation>%1最大密度投影 %2 mm</translation>
    </message>
    <message>
        <source>%1 mean %2 mm</source>
        <translation>%1平均 %2 mm</translation>
    </message>
    <message>
        <source>%1 MinIP %2 mm</source>
        <translation>%1最小密度投影 %2 mm</translation>
    </message>
    <message>
        <source>Presentation state: %1</source>
        <translation>呈现状态：%1</translation>
    </message>
    <message>
        <source>Gaps without data: %1</source>
        <translation>无数据的间隙：%1</translation>
    </message>
    <message>
        <source>Spacing %1 mm, uneven</source>
        <translation>层间距 %1 mm（不均匀）</translation>
    </message>
    <message>
        <source>no data: slices are missing</source>
        <translation>无数据：缺少层面</translation>
    </message>
    <message>
        <source>no data: slices hold other values</source>
        <translation>无数据：层面的数值属于另一类</translation>
    </message>
    <message>
        <source>Left out, other values: %1</source>
        <translation>因数值不同类而略去：%1</translation>
    </message>
    <message>
        <source>(no unit)</source>
        <translation>（无单位）</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>显示状态</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>全部灰阶范围</translation>
    </message>
    <message>
        <source>As acquired</source>
        <translation>采集时设置</translation>
    </message>
    <message>
        <source>mask subtracted</source>
        <translation>已减去蒙片</translation>
    </message>
    <message>
        <source>the true size is not known</source>
        <translation>实际尺寸未知</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>关键图像</translation>
    </message>
    <message>
        <source>Key image: %1</source>
        <translation>关键图像：%1</translation>
    </message>
</context>
<context>
    <name>pixels</name>
    <message>
        <source>The rectangular shutter from column {0:g} to {1:g} and row {2:g} to {3:g} shows nothing of {4} x {5} pixels and is ignored.</source>
        <translation>从第 {0:g} 列到第 {1:g} 列、第 {2:g} 行到第 {3:g} 行的矩形遮挡会遮住 {4} x {5} 像素的全部图像，已忽略。</translation>
    </message>
    <message>
        <source>The circular shutter around row {0:g}, column {1:g} with radius {2:g} shows nothing of {3} x {4} pixels and is ignored.</source>
        <translation>以第 {0:g} 行、第 {1:g} 列为中心、半径 {2:g} 的圆形遮挡会遮住 {3} x {4} 像素的全部图像，已忽略。</translation>
    </message>
    <message>
        <source>The polygonal shutter of {0} corners shows nothing of {1} x {2} pixels and is ignored.</source>
        <translation>有 {0} 个顶点的多边形遮挡会遮住 {1} x {2} 像素的全部图像，已忽略。</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not exist.</source>
        <translation>“{0}”不存在。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be read.</source>
        <translation>“{0}”无法读取。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be read: {1}.</source>
        <translation>“{0}”无法读取：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} bytes, more than one patient&apos;s record can have.</source>
        <translation>“{0}”有 {1} 字节，超出一名患者病历可能的大小。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is FHIR in XML; Lantern reads FHIR in JSON: export it as JSON.</source>
        <translation>“{0}”是 XML 格式的 FHIR；Lantern 读取 JSON 格式：请导出为 JSON。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is empty.</source>
        <translation>“{0}”是空的。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is JSON but no FHIR resource: it has no resourceType.</source>
        <translation>“{0}”是 JSON，但不是 FHIR 资源：没有 resourceType。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not JSON: in line {1}, {2}.</source>
        <translation>“{0}”不是 JSON：第 {1} 行，{2}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not whole JSON, perhaps it was cut short: fetch or export it again (it ends in line {1}, inside a value).</source>
        <translation>“{0}”不是完整的 JSON，可能被截断：请重新获取或导出（在第 {1} 行的一个值内中断）。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not UTF-8 and was read as Latin-1.</source>
        <translation>“{0}”不是 UTF-8，已按 Latin-1 读取。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no record; name a FHIR bundle in JSON or a 2012 record.</source>
        <translation>“{0}”中没有病历；请指定 JSON 格式的 FHIR bundle 或 2012 挑战赛记录。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no patient with the id or identifier &quot;{1}&quot;.</source>
        <translation>“{0}”中没有 id 或标识符为“{1}”的患者。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds {1} records; name one of them: {2}.</source>
        <translation>“{0}”中有 {1} 份病历；请指定其中之一：{2}。</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{1} 中的 {0}</translation>
    </message>
    <message>
        <source>the text ends inside a value</source>
        <translation>文本在一个值的中间结束</translation>
    </message>
    <message>
        <source>more than {0} levels of nesting</source>
        <translation>嵌套超过 {0} 层</translation>
    </message>
    <message>
        <source>a comma or {0} is missing</source>
        <translation>缺少逗号或 {0}</translation>
    </message>
    <message>
        <source>a name in quotes is missing</source>
        <translation>缺少带引号的名称</translation>
    </message>
    <message>
        <source>a colon is missing</source>
        <translation>缺少冒号</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no value</source>
        <translation>“{0}”不是值</translation>
    </message>
    <message>
        <source>\{0} is no escape</source>
        <translation>\{0} 不是转义序列</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u 之后须有四位十六进制数字</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not begin with &quot;{1}&quot; as a record of the 2012 challenge does.</source>
        <translation>“{0}”不像 2012 挑战赛记录那样以“{1}”开头。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not &quot;time,parameter,value&quot;.</source>
        <translation>“{0}”不是“时间,参数,数值”（time,parameter,value）的形式。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a time such as 07:37.</source>
        <translation>“{0}”不是 07:37 这样的时间。</translation>
    </message>
    <message>
        <source>The parameter &quot;{0}&quot; is not one of the challenge&apos;s.</source>
        <translation>参数“{0}”不属于该挑战赛。</translation>
    </message>
    <message>
        <source>{0} is &quot;{1}&quot;, which is not a number.</source>
        <translation>{0} 为“{1}”，不是数。</translation>
    </message>
    <message>
        <source>{0} is {1}, which is beyond the numbers that Lantern can hold.</source>
        <translation>{0} 为 {1}，超出 Lantern 能表示的数。</translation>
    </message>
    <message>
        <source>{0} is &quot;{1}&quot;, which is not a FHIR date.</source>
        <translation>{0} 为“{1}”，不是 FHIR 日期。</translation>
    </message>
    <message>
        <source>The file breaks off here.</source>
        <translation>文件在此处中断。</translation>
    </message>
    <message>
        <source>It is not JSON: {0}.</source>
        <translation>不是 JSON：{0}。</translation>
    </message>
    <message>
        <source>It has no resourceType.</source>
        <translation>它没有 resourceType。</translation>
    </message>
    <message>
        <source>It has no resource.</source>
        <translation>它没有资源。</translation>
    </message>
    <message>
        <source>It deletes something and does not say what.</source>
        <translation>它删除某物而未说明是什么。</translation>
    </message>
    <message>
        <source>It deletes by a search, &quot;{0}&quot;, which cannot be followed here.</source>
        <translation>它按检索“{0}”删除，此处无法执行。</translation>
    </message>
    <message>
        <source>It changes {0} by a patch, which Lantern does not apply.</source>
        <translation>它以补丁修改 {0}，Lantern 不应用补丁。</translation>
    </message>
    <message>
        <source>The server answered &quot;{0}&quot;.</source>
        <translation>服务器答复“{0}”。</translation>
    </message>
    <message>
        <source>The server said: &quot;{0}&quot;.</source>
        <translation>服务器答复：“{0}”。</translation>
    </message>
    <message>
        <source>Lantern does not know the resource type &quot;{0}&quot;.</source>
        <translation>Lantern 不认识资源类型“{0}”。</translation>
    </message>
    <message>
        <source>One resource of type {0}, which has no place on the timeline.</source>
        <translation>一项资源的类型为 {0}，时间线上没有它的位置。</translation>
    </message>
    <message>
        <source>{0} resources of type {1}, which has no place on the timeline.</source>
        <translation>{0} 项资源的类型为 {1}，时间线上没有它的位置。</translation>
    </message>
    <message>
        <source>It is marked as entered in error.</source>
        <translation>该条目标为录入错误。</translation>
    </message>
    <message>
        <source>Its status is &quot;{0}&quot;: it did not happen.</source>
        <translation>其状态为“{0}”：并未发生。</translation>
    </message>
    <message>
        <source>It is marked as not done.</source>
        <translation>该条目标为未执行。</translation>
    </message>
    <message>
        <source>It is marked as not performed.</source>
        <translation>该条目标为未实施。</translation>
    </message>
    <message>
        <source>It is marked as not given.</source>
        <translation>该条目标为未给予。</translation>
    </message>
    <message>
        <source>It is marked as not taken.</source>
        <translation>该条目标为未服用。</translation>
    </message>
    <message>
        <source>It carries the modifier extension &quot;{0}&quot;, which changes its meaning in a way that Lantern does not know.</source>
        <translation>它带有修饰扩展“{0}”，其含义因此改变，而 Lantern 不了解该扩展。</translation>
    </message>
    <message>
        <source>A part of it carries a modifier extension that Lantern does not know and is left out.</source>
        <translation>其中一部分带有 Lantern 不了解的修饰扩展，已略去。</translation>
    </message>
    <message>
        <source>It follows the rules &quot;{0}&quot;, which Lantern does not know.</source>
        <translation>它遵循规则“{0}”，Lantern 不了解该规则。</translation>
    </message>
    <message>
        <source>It was deleted later.</source>
        <translation>后来已被删除。</translation>
    </message>
    <message>
        <source>It is an older version of a resource that is here in a newer one.</source>
        <translation>这是旧版本，此处另有较新版本。</translation>
    </message>
    <message>
        <source>{0} entries are older versions of a resource that is here in a newer one.</source>
        <translation>{0} 个条目是旧版本，此处另有较新版本。</translation>
    </message>
    <message>
        <source>It stands twice and counts once.</source>
        <translation>重复出现，只计一次。</translation>
    </message>
    <message>
        <source>{0} entries stand twice and count once.</source>
        <translation>{0} 个条目重复出现，只计一次。</translation>
    </message>
    <message>
        <source>It has another content than {0} and nothing says which is newer.</source>
        <translation>其内容与 {0} 不同，且无从判断哪个较新。</translation>
    </message>
    <message>
        <source>One resource is about another than this patient: {0}.</source>
        <translation>一项资源关于其他对象，而非本患者：{0}。</translation>
    </message>
    <message>
        <source>{0} resources are about another than this patient: {1}.</source>
        <translation>{0} 项资源关于其他对象，而非本患者：{1}。</translation>
    </message>
    <message>
        <source>It does not say whose it is, and there are several patients.</source>
        <translation>未说明属于谁，而文件中有多名患者。</translation>
    </message>
    <message>
        <source>{0} resources do not say whose they are, and there are several patients.</source>
        <translation>{0} 项资源未说明属于谁，而文件中有多名患者。</translation>
    </message>
    <message>
        <source>{0} others, who have records of their own</source>
        <translation>另有 {0} 名患者各有自己的病历</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1} 上的 {0}</translation>
    </message>
    <message>
        <source>a patient inside the resource</source>
        <translation>资源内部的一名患者</translation>
    </message>
    <message>
        <source>somebody or something else</source>
        <translation>其他人或其他事物</translation>
    </message>
    <message>
        <source>The file is one page of a longer answer: the pages that follow are not in it.</source>
        <translation>该文件是较长结果的一页：其后各页不在其中。</translation>
    </message>
    <message>
        <source>The file is one page of a longer answer of {0} results: the pages that follow are not in it.</source>
        <translation>该文件是共 {0} 条的较长结果的一页：其后各页不在其中。</translation>
    </message>
    <message>
        <source>{0} is one page of a longer answer: the pages that follow are not in it.</source>
        <translation>{0} 是较长结果的一页：其后各页不在其中。</translation>
    </message>
    <message>
        <source>{0} is one page of a longer answer of {1} results: the pages that follow are not in it.</source>
        <translation>{0} 是共 {1} 条的较长结果的一页：其后各页不在其中。</translation>
    </message>
    <message>
        <source>The time of one event is written without a time zone: the order among times with one is not known.</source>
        <translation>一个事件的时间未写明时区：与带时区的时间之间的先后不明。</translation>
    </message>
    <message>
        <source>The times of {0} events are written without a time zone: the order among times with one is not known.</source>
        <translation>{0} 个事件的时间未写明时区：与带时区的时间之间的先后不明。</translation>
    </message>
    <message>
        <source>One entry was left out, correct it at the source: {0}: {1}</source>
        <translation>一个条目未采用，请在来源处更正：{0}：{1}</translation>
    </message>
    <message>
        <source>{0} entries were left out, correct them at the source: first {1}: {2}</source>
        <translation>{0} 个条目未采用，请在来源处更正：首先是 {1}：{2}</translation>
    </message>
    <message>
        <source>skipped {0}: {1}</source>
        <translation>已跳过 {0}：{1}</translation>
    </message>
    <message>
        <source>not applicable: no intensive-care stay</source>
        <translation>不适用：无重症监护住院记录</translation>
    </message>
    <message>
        <source>not applicable: the intensive-care stay holds no measurement that the model knows</source>
        <translation>不适用：重症监护期间没有模型可用的测量值</translation>
    </message>
    <message>
        <source>not applicable: the model is for adults, the patient was {0:g} years old</source>
        <translation>不适用：模型仅用于成人，患者当时 {0:g} 岁</translation>
    </message>
    <message>
        <source>{0} is marked &quot;{1}&quot;.</source>
        <translation>{0}标为“{1}”。</translation>
    </message>
    <message>
        <source>{0} has no certain place among the hours of the stay: a time is written without a zone.</source>
        <translation>{0}在住院时间轴上的位置不确定：有一个时间未注明时区。</translation>
    </message>
    <message>
        <source>{0} is given in &quot;{1}&quot;, which cannot be converted to {2}.</source>
        <translation>{0}的单位为“{1}”，无法换算为 {2}。</translation>
    </message>
    <message>
        <source>{0} is given in &quot;{1}&quot;, which cannot be converted to a plain number.</source>
        <translation>{0}的单位为“{1}”，无法换算为无单位的数值。</translation>
    </message>
    <message>
        <source>{0} of {1:g} {2} cannot be true: the model accepts {3:g} to {4:g}.</source>
        <translation>{0}为 {1:g} {2}，不可能属实：模型接受 {3:g} 至 {4:g}。</translation>
    </message>
    <message>
        <source>refuted</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>differential</source>
        <translation>鉴别诊断</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未证实</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>option</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>preliminary</source>
        <translation>初步</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>部分结果</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>preparation</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>status unknown</source>
        <translation>状态不明</translation>
    </message>
    <message>
        <source>do not give</source>
        <translation>不得使用</translation>
    </message>
    <message>
        <source>two versions</source>
        <translation>两个版本</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>coronary</source>
        <translation>冠心病监护</translation>
    </message>
    <message>
        <source>cardiac surgery</source>
        <translation>心脏外科</translation>
    </message>
    <message>
        <source>medical</source>
        <translation>内科</translation>
    </message>
    <message>
        <source>surgical</source>
        <translation>外科</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>{0} years</source>
        <translation>{0} 年</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} 个月</translation>
    </message>
    <message>
        <source>{0} weeks</source>
        <translation>{0} 周</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>Alkaline phosphatase</source>
        <translation>碱性磷酸酶</translation>
    </message>
    <message>
        <source>Alanine aminotransferase</source>
        <translation>丙氨酸氨基转移酶</translation>
    </message>
    <message>
        <source>Aspartate aminotransferase</source>
        <translation>天冬氨酸氨基转移酶</translation>
    </message>
    <message>
        <source>Albumin</source>
        <translation>白蛋白</translation>
    </message>
    <message>
        <source>Urea nitrogen</source>
        <translation>尿素氮</translation>
    </message>
    <message>
        <source>Bilirubin, total</source>
        <translation>总胆红素</translation>
    </message>
    <message>
        <source>Cholesterol, total</source>
        <translation>总胆固醇</translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation>肌酐</translation>
    </message>
    <message>
        <source>Diastolic blood pressure, arterial line</source>
        <translation>有创舒张压</translation>
    </message>
    <message>
        <source>Inhaled oxygen fraction</source>
        <translation>吸入氧浓度</translation>
    </message>
    <message>
        <source>Glasgow coma score</source>
        <translation>格拉斯哥昏迷评分</translation>
    </message>
    <message>
        <source>Glucose</source>
        <translation>葡萄糖</translation>
    </message>
    <message>
        <source>Bicarbonate</source>
        <translation>碳酸氢根</translation>
    </message>
    <message>
        <source>Haematocrit</source>
        <translation>红细胞比容</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>心率</translation>
    </message>
    <message>
        <source>Potassium</source>
        <translation>钾</translation>
    </message>
    <message>
        <source>Lactate</source>
        <translation>乳酸</translation>
    </message>
    <message>
        <source>Mean blood pressure, arterial line</source>
        <translation>有创平均动脉压</translation>
    </message>
    <message>
        <source>Mechanical ventilation</source>
        <translation>机械通气</translation>
    </message>
    <message>
        <source>Magnesium</source>
        <translation>镁</translation>
    </message>
    <message>
        <source>Diastolic blood pressure</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <source>Mean blood pressure</source>
        <translation>平均动脉压</translation>
    </message>
    <message>
        <source>Systolic blood pressure</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>钠</translation>
    </message>
    <message>
        <source>Carbon dioxide, arterial</source>
        <translation>动脉血二氧化碳分压</translation>
    </message>
    <message>
        <source>Oxygen, arterial</source>
        <translation>动脉血氧分压</translation>
    </message>
    <message>
        <source>Platelets</source>
        <translation>血小板</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>呼吸频率</translation>
    </message>
    <message>
        <source>Oxygen saturation</source>
        <translation>血氧饱和度</translation>
    </message>
    <message>
        <source>Systolic blood pressure, arterial line</source>
        <translation>有创收缩压</translation>
    </message>
    <message>
        <source>Body temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Troponin I</source>
        <translation>肌钙蛋白 I</translation>
    </message>
    <message>
        <source>Troponin T</source>
        <translation>肌钙蛋白 T</translation>
    </message>
    <message>
        <source>Urine output</source>
        <translation>尿量</translation>
    </message>
    <message>
        <source>Leukocytes</source>
        <translation>白细胞</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>pH, arterial</source>
        <translation>动脉血 pH</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Body height</source>
        <translation>身高</translation>
    </message>
    <message>
        <source>Kind of intensive-care unit</source>
        <translation>重症监护室类型</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2 评分</translation>
    </message>
    <message>
        <source>qSOFA</source>
        <translation>qSOFA 评分</translation>
    </message>
    <message>
        <source>eGFR (CKD-EPI 2021)</source>
        <translation>eGFR 估算值（CKD-EPI 2021）</translation>
    </message>
    <message>
        <source>{0} needs what this record does not hold: {1}.</source>
        <translation>{0} 需要此病历中没有的内容：{1}。</translation>
    </message>
    <message>
        <source>{0} needs its values within {1} {1:hour|hours} of each other, which this record never has.</source>
        <translation>{0} 要求各项数值相互间隔不超过 {1} 小时，此病历中没有这样的时刻。</translation>
    </message>
    <message>
        <source>{0} is for patients from {1} years on; this one was {2}.</source>
        <translation>{0} 适用于 {1} 岁及以上的患者；该患者当时 {2} 岁。</translation>
    </message>
    <message>
        <source>{0} {0:value was|values were} left out, since {0:its time zone|their time zones} cannot be compared with the others&apos;.</source>
        <translation>略去 {0} 个数值，因为其时区无法与其他数值比较。</translation>
    </message>
    <message>
        <source>Consciousness is read off the Glasgow Coma Score: below 15 is not alert. Oxygen saturation scores on scale 1.</source>
        <translation>意识状态取自格拉斯哥昏迷评分：低于 15 分视为非清醒。血氧饱和度按标尺 1 计分。</translation>
    </message>
    <message>
        <source>Where nothing says that oxygen was given, air is taken.</source>
        <translation>没有吸氧记录时按吸入空气计算。</translation>
    </message>
    <message>
        <source>The equation holds where creatinine is steady, not in acute kidney injury.</source>
        <translation>该公式仅适用于肌酐稳定时，不适用于急性肾损伤。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is neither a FHIR bundle in JSON nor a record of the 2012 or the 2019 challenge; name one of these.</source>
        <translation>“{0}”既不是 JSON 格式的 FHIR Bundle，也不是 2012 或 2019 年挑战赛的记录；请指定其中之一。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no header with the column {1}, as a record of the 2019 challenge has.</source>
        <translation>“{0}”没有含列 {1} 的表头，不是 2019 年挑战赛的记录。</translation>
    </message>
    <message>
        <source>The line has {0} columns instead of {1}.</source>
        <translation>该行有 {0} 列，应为 {1} 列。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no number of hours since the admission.</source>
        <translation>“{0}”不是入院后的小时数。</translation>
    </message>
    <message>
        <source>The column {1} of &quot;{0}&quot; is the data set&apos;s own answer and is not part of the record.</source>
        <translation>“{0}”的列 {1} 是数据集自带的答案，不属于记录。</translation>
    </message>
    <message>
        <source>End-tidal carbon dioxide</source>
        <translation>呼气末二氧化碳</translation>
    </message>
    <message>
        <source>Base excess, arterial</source>
        <translation>动脉血剩余碱</translation>
    </message>
    <message>
        <source>Calcium</source>
        <translation>钙</translation>
    </message>
    <message>
        <source>Chloride</source>
        <translation>氯</translation>
    </message>
    <message>
        <source>Bilirubin, direct</source>
        <translation>直接胆红素</translation>
    </message>
    <message>
        <source>Phosphate</source>
        <translation>磷</translation>
    </message>
    <message>
        <source>Haemoglobin</source>
        <translation>血红蛋白</translation>
    </message>
    <message>
        <source>Partial thromboplastin time</source>
        <translation>部分凝血活酶时间</translation>
    </message>
    <message>
        <source>Fibrinogen</source>
        <translation>纤维蛋白原</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>CPU painter, as asked for</source>
        <translation>CPU 绘制（按指定）</translation>
    </message>
    <message>
        <source>CPU painter, since OpenGL cannot be used here</source>
        <translation>CPU 绘制（此处无法使用 OpenGL）</translation>
    </message>
    <message>
        <source>VTK on OpenGL %1 (%2), as asked for</source>
        <translation>VTK，OpenGL %1（%2），按指定</translation>
    </message>
    <message>
        <source>CPU painter, since OpenGL runs in software here (%1)</source>
        <translation>CPU 绘制（此处 OpenGL 为软件实现：%1）</translation>
    </message>
    <message>
        <source>VTK on OpenGL %1 (%2)</source>
        <translation>VTK，OpenGL %1（%2）</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>The model is for {0}; this series is {1}.</source>
        <translation>该模型适用于 {0}；此序列为 {1}。</translation>
    </message>
    <message>
        <source>The model is for {0}; this series is of no stated modality.</source>
        <translation>该模型适用于 {0}；此序列未注明类型。</translation>
    </message>
    <message>
        <source>The model is for the body part {0}; this series is {1}.</source>
        <translation>该模型适用于部位 {0}；此序列为 {1}。</translation>
    </message>
    <message>
        <source>Neither Body Part Examined nor a description says what is shown; the model is for the body part {0}.</source>
        <translation>检查部位和各项描述均未说明所示部位；该模型仅适用于部位 {0}。</translation>
    </message>
    <message>
        <source>The model is for {0} slices; these are {1}.</source>
        <translation>该模型适用于{0}图像；此序列为{1}。</translation>
    </message>
    <message>
        <source>The model is for slices called &quot;{0}&quot;; these are {1}.</source>
        <translation>该模型适用于名为“{0}”的图像；此序列为{1}。</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>轴位</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>冠状位</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>矢状位</translation>
    </message>
    <message>
        <source>oblique</source>
        <translation>斜位</translation>
    </message>
    <message>
        <source>of unknown orientation</source>
        <translation>方位未知</translation>
    </message>
    <message>
        <source>The series has no images.</source>
        <translation>此序列没有图像。</translation>
    </message>
    <message>
        <source>The slices are {0:.1f} mm apart; the model takes at most {1:.1f} mm.</source>
        <translation>层间距为 {0:.1f} mm；模型要求不超过 {1:.1f} mm。</translation>
    </message>
    <message>
        <source>The echo time is {0:.0f} ms; the model is for T1-weighted images of at most {1:.0f} ms.</source>
        <translation>回波时间为 {0:.0f} ms；该模型适用于不超过 {1:.0f} ms 的 T1 加权图像。</translation>
    </message>
    <message>
        <source>The inversion time is {0:.0f} ms; the model is for T1-weighted images of at most {1:.0f} ms.</source>
        <translation>反转时间为 {0:.0f} ms；该模型仅适用于不超过 {1:.0f} ms 的 T1 加权图像。</translation>
    </message>
    <message>
        <source>The repetition time is {0:.0f} ms; the model is for T1-weighted images of at most {1:.0f} ms.</source>
        <translation>重复时间为 {0:.0f} ms；该模型仅适用于不超过 {1:.0f} ms 的 T1 加权图像。</translation>
    </message>
    <message>
        <source>The series is called &quot;{0}&quot; ({1}); the model is for T1-weighted images.</source>
        <translation>该序列名为“{0}”（{1}）；该模型仅适用于 T1 加权图像。</translation>
    </message>
    <message>
        <source>The series is called &quot;{0}&quot;, without contrast; the model is for images with it.</source>
        <translation>该序列名为“{0}”，即未使用对比剂；该模型仅适用于增强图像。</translation>
    </message>
    <message>
        <source>Contrast/Bolus Agent is &quot;{0}&quot;; the model is for images with contrast.</source>
        <translation>对比剂一栏为“{0}”；该模型仅适用于增强图像。</translation>
    </message>
    <message>
        <source>Neither Contrast/Bolus Agent nor a description says that contrast was given; the model is for images with it.</source>
        <translation>对比剂一栏和各项描述均未说明使用了对比剂；该模型仅适用于增强图像。</translation>
    </message>
    <message>
        <source>The values are in {0}; the model needs {1}.</source>
        <translation>像素值的单位为 {0}；模型需要 {1}。</translation>
    </message>
    <message>
        <source>The values are in no stated unit; the model needs {0}.</source>
        <translation>像素值未注明单位；模型需要 {0}。</translation>
    </message>
    <message>
        <source>The images do not say how large their pixels are.</source>
        <translation>图像未注明像素大小。</translation>
    </message>
    <message>
        <source>The slices do not say how large their pixels are.</source>
        <translation>各层未注明像素大小。</translation>
    </message>
    <message>
        <source>The pixels are {0:.2f} mm wide; the model takes {1:.2f} to {2:.2f} mm.</source>
        <translation>像素宽 {0:.2f} mm；模型要求 {1:.2f} 至 {2:.2f} mm。</translation>
    </message>
    <message>
        <source>Slice {0} is {1} x {2} pixels, unlike the slices before it.</source>
        <translation>第 {0} 层为 {1} x {2} 像素，与前面各层不同。</translation>
    </message>
    <message>
        <source>Slice {0} does not say where it lies in the patient.</source>
        <translation>第 {0} 层未注明其在患者体内的位置。</translation>
    </message>
    <message>
        <source>The series holds too little lung: {0:.0f} cm2 on the slice that shows most, the model needs {1:.0f} cm2.</source>
        <translation>此序列包含的肺组织太少：最多的一层为 {0:.0f} cm²，模型需要 {1:.0f} cm²。</translation>
    </message>
    <message>
        <source>The model {0} was judged on single slices and never on a whole series: choose the slice that it shall look at.</source>
        <translation>模型 {0} 仅按单层评估过，从未按整个序列评估：请选择要分析的层面。</translation>
    </message>
    <message>
        <source>There is no slice {0}; the series has {1}.</source>
        <translation>没有第 {0} 层；该序列共 {1} 层。</translation>
    </message>
    <message>
        <source>No brain was recognised on slice {0}; the model is for slices that show one.</source>
        <translation>第 {0} 层未识别出脑；该模型仅适用于显示脑的层面。</translation>
    </message>
    <message>
        <source>{0} of {1} slices hold no lung and were not scored.</source>
        <translation>{1} 层中有 {0} 层不含肺组织，未评分。</translation>
    </message>
    <message>
        <source>The slices are {0:.1f} mm apart; the model was trained on scans of at most 2.5 mm, and small nodules may lie between slices.</source>
        <translation>层间距为 {0:.1f} mm；模型的训练数据层间距不超过 2.5 mm，小结节可能落在两层之间。</translation>
    </message>
    <message>
        <source>Only slice {0} was looked at, as chosen; of the other slices nothing is said.</source>
        <translation>仅分析了所选的第 {0} 层；对其他层面不作任何判断。</translation>
    </message>
    <message>
        <source>Regions under {0:.0f} mm are neither drawn nor listed.</source>
        <translation>小于 {0:.0f} mm 的区域既不绘制也不列出。</translation>
    </message>
    <message>
        <source>The {0} highest places were looked at twice; marks under {1:.2f} may come from the map alone.</source>
        <translation>最高的 {0} 处经过复看；低于 {1:.2f} 的标记可能仅来自概率图。</translation>
    </message>
    <message>
        <source>The images were compressed with loss.</source>
        <translation>图像经过有损压缩。</translation>
    </message>
    <message>
        <source>Probabilities are calibrated on detector candidates of which one in six is a nodule; in a scan nodules are rarer.</source>
        <translation>概率按检测候选校准，其中六分之一为结节；实际扫描中结节更少见。</translation>
    </message>
    <message>
        <source>Trained on single T1 slices with contrast that show a glioma, a meningioma or a pituitary tumour; other lesions and other sequences were never seen.</source>
        <translation>训练数据为显示胶质瘤、脑膜瘤或垂体瘤的单层 T1 增强图像；模型从未见过其他病变和其他序列。</translation>
    </message>
    <message>
        <source>Slice scores, not calibrated for a series; the place is the middle of the slice.</source>
        <translation>逐层评分，未按序列校准；所示位置为该层中心。</translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>分析已取消。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no file &quot;{1}&quot;.</source>
        <translation>“{0}”中没有文件“{1}”。</translation>
    </message>
    <message>
        <source>The mask &quot;{0}&quot; is {1} x {2} but its image {3} x {4}.</source>
        <translation>掩膜“{0}”为 {1} x {2}，而其图像为 {3} x {4}。</translation>
    </message>
    <message>
        <source>The patch shows one single grey value.</source>
        <translation>该图块只有一种灰度值。</translation>
    </message>
    <message>
        <source>The slice shows one single grey value.</source>
        <translation>该层只有一种灰度值。</translation>
    </message>
    <message>
        <source>The network gave no logits for its pictures.</source>
        <translation>网络未给出图像的 logits。</translation>
    </message>
    <message>
        <source>The network of {0} gives no map over a slice.</source>
        <translation>{0} 的网络未给出整层的概率图。</translation>
    </message>
    <message>
        <source>The network of {0} does not give one number for each of its {1} labels.</source>
        <translation>{0} 的网络没有为其 {1} 个标签各给出一个数值。</translation>
    </message>
    <message>
        <source>The map of {0} is not of its slice&apos;s size.</source>
        <translation>{0} 的概率图与该层的大小不符。</translation>
    </message>
    <message>
        <source>There is no task &quot;{0}&quot;; there is: {1}.</source>
        <translation>没有任务“{0}”；现有：{1}。</translation>
    </message>
    <message>
        <source>{0} knows the architectures {1} and {2}, not &quot;{3}&quot;.</source>
        <translation>{0} 支持的网络结构为 {1} 和 {2}，不包括“{3}”。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has {1} class; training needs at least two.</source>
        <translation>“{0}”中有 {1} 个类别；训练至少需要两个。</translation>
    </message>
    <message>
        <source>Risk of death in hospital</source>
        <translation>院内死亡风险</translation>
    </message>
    <message>
        <source>by discharge</source>
        <translation>截至出院</translation>
    </message>
    <message>
        <source>The outcomes &quot;{0}&quot; have no columns {1} and {2}.</source>
        <translation>结局表“{0}”没有 {1} 和 {2} 列。</translation>
    </message>
    <message>
        <source>The outcome of record {0} is &quot;{1}&quot;, neither 0 nor 1.</source>
        <translation>病历 {0} 的结局为“{1}”，既非 0 也非 1。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no record of the 2012 form that the outcomes know.</source>
        <translation>“{0}”中没有结局表所列的 2012 格式病历。</translation>
    </message>
    <message>
        <source>unreadable record</source>
        <translation>无法读取的病历</translation>
    </message>
    <message>
        <source>record with broken lines, scored by the others</source>
        <translation>病历有损坏的行，按其余各行评分</translation>
    </message>
    <message>
        <source>second file of one record, left out</source>
        <translation>同一病历的第二个文件，未采用</translation>
    </message>
    <message>
        <source>The model {0} is for the task &quot;{1}&quot;, which this version of Lantern does not know.</source>
        <translation>模型 {0} 用于任务“{1}”，此版本的 Lantern 不支持该任务。</translation>
    </message>
    <message>
        <source>The model {0} reads &quot;{1}&quot;, which this version of Lantern cannot give it.</source>
        <translation>模型 {0} 需要“{1}”，此版本的 Lantern 无法提供。</translation>
    </message>
    <message>
        <source>Risk of sepsis</source>
        <translation>脓毒症风险</translation>
    </message>
    <message>
        <source>begun, or within 6 hours</source>
        <translation>已发生或 6 小时内</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; holds no record with the column {1}.</source>
        <translation>“{0}”中没有含列 {1} 的记录。</translation>
    </message>
</context>
<context>
    <name>torch</name>
    <message>
        <source>There is no network family &quot;{0}&quot;.</source>
        <translation>没有网络类型“{0}”。</translation>
    </message>
    <message>
        <source>The network {0} has no parameter &quot;{1}&quot;.</source>
        <translation>网络 {0} 没有参数“{1}”。</translation>
    </message>
    <message>
        <source>The parameter {0} of {1} is &quot;{2}&quot;; it should be a whole number from {3} to {4}.</source>
        <translation>{1} 的参数 {0} 为“{2}”；应为 {3} 至 {4} 的整数。</translation>
    </message>
    <message>
        <source>The parameter {0} of {1} is &quot;{2}&quot;; it should lie from 0 to below 1.</source>
        <translation>{1} 的参数 {0} 为“{2}”；应不小于 0 且小于 1。</translation>
    </message>
    <message>
        <source>The parameter {0} of {1} is &quot;{2}&quot;; it should have {3} to {4} numbers.</source>
        <translation>{1} 的参数 {0} 为“{2}”；应有 {3} 至 {4} 个数值。</translation>
    </message>
    <message>
        <source>The parameter {0} of {1} is &quot;{2}&quot;, which is none of {3}.</source>
        <translation>{1} 的参数 {0} 为“{2}”，应为下列之一：{3}。</translation>
    </message>
    <message>
        <source>The parameter skip of gated-rnn is {0} with only {1} inputs.</source>
        <translation>gated-rnn 的参数 skip 为 {0}，而输入只有 {1} 个。</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; is missing.</source>
        <translation>缺少张量“{0}”。</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; has the shape [{1}] instead of [{2}].</source>
        <translation>张量“{0}”的形状为 [{1}]，应为 [{2}]。</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; has {1} values, which is not its shape [{2}].</source>
        <translation>张量“{0}”有 {1} 个数值，与其形状 [{2}] 不符。</translation>
    </message>
    <message>
        <source>The image is {0} x {1} pixels; both should be multiples of {2}.</source>
        <translation>图像为 {0} x {1} 像素；两者均应为 {2} 的倍数。</translation>
    </message>
    <message>
        <source>The weights hold &quot;{0}&quot;, which the network does not have.</source>
        <translation>权重中含有“{0}”，而网络没有该项。</translation>
    </message>
    <message>
        <source>The weights lack &quot;{0}&quot;.</source>
        <translation>权重中缺少“{0}”。</translation>
    </message>
    <message>
        <source>The weight &quot;{0}&quot; has the shape [{1}]; the network needs [{2}].</source>
        <translation>权重“{0}”的形状为 [{1}]；网络需要 [{2}]。</translation>
    </message>
    <message>
        <source>The weight &quot;{0}&quot; holds a value that is not a number.</source>
        <translation>权重“{0}”中有不是数值的内容。</translation>
    </message>
    <message>
        <source>There is not enough memory to run the network.</source>
        <translation>内存不足，无法运行网络。</translation>
    </message>
    <message>
        <source>The network could not work with this: {0}</source>
        <translation>网络无法处理此输入：{0}</translation>
    </message>
    <message>
        <source>The network stopped: {0}</source>
        <translation>网络已停止：{0}</translation>
    </message>
    <message>
        <source>The network stopped for a reason that it did not say.</source>
        <translation>网络已停止，原因不明。</translation>
    </message>
    <message>
        <source>The training was cancelled.</source>
        <translation>训练已取消。</translation>
    </message>
    <message>
        <source>There is nothing to train on.</source>
        <translation>没有可用于训练的数据。</translation>
    </message>
    <message>
        <source>{0} epochs with batches of {1} cannot be trained.</source>
        <translation>无法以每批 {1} 例训练 {0} 轮。</translation>
    </message>
    <message>
        <source>There is no parameter &quot;{0}&quot; to begin with.</source>
        <translation>没有可作为起点的参数“{0}”。</translation>
    </message>
    <message>
        <source>The training ran away in epoch {0}: the loss is no longer a number. Try a lower learning rate than {1}.</source>
        <translation>训练在第 {0} 轮发散：损失已不是数值。请使用低于 {1} 的学习率。</translation>
    </message>
    <message>
        <source>There is no loss &quot;{0}&quot;.</source>
        <translation>没有损失函数“{0}”。</translation>
    </message>
    <message>
        <source>The loss {0} has no parameter &quot;{1}&quot;.</source>
        <translation>损失函数 {0} 没有参数“{1}”。</translation>
    </message>
    <message>
        <source>A target is outside the network&apos;s {0} classes.</source>
        <translation>有目标值不在网络的 {0} 个类别之内。</translation>
    </message>
    <message>
        <source>There are {0} class weights for {1} classes.</source>
        <translation>{1} 个类别却有 {0} 个类别权重。</translation>
    </message>
    <message>
        <source>hourly-bce takes one or two outputs at a step, not {0}.</source>
        <translation>hourly-bce 每步接受一个或两个输出，而非 {0} 个。</translation>
    </message>
    <message>
        <source>There is no optimiser &quot;{0}&quot;.</source>
        <translation>没有优化器“{0}”。</translation>
    </message>
    <message>
        <source>There is no schedule &quot;{0}&quot;.</source>
        <translation>没有学习率计划“{0}”。</translation>
    </message>
    <message>
        <source>The learning rate {0}, weight decay {1} or momentum {2} makes no sense.</source>
        <translation>学习率 {0}、权重衰减 {1} 或动量 {2} 不合理。</translation>
    </message>
    <message>
        <source>The optimiser remembers what no checkpoint can hold.</source>
        <translation>优化器的状态无法存入检查点。</translation>
    </message>
    <message>
        <source>The checkpoint cannot be used: {0}.</source>
        <translation>无法使用该检查点：{0}。</translation>
    </message>
    <message>
        <source>it belongs to another network or recipe</source>
        <translation>它属于另一网络或训练方案</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has another shape</source>
        <translation>“{0}”的形状不同</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; of parameter {1} is missing</source>
        <translation>缺少参数 {1} 的“{0}”</translation>
    </message>
</context>
<context>
    <name>viewer</name>
    <message numerus="yes">
        <source>%n patient(s) on the screen</source>
        <translation>
            <numerusform>屏幕上有 %n 名患者</numerusform>
        </translation>
    </message>
    <message>
        <source>name not stated</source>
        <translation>姓名未注明</translation>
    </message>
</context>
<context>
    <name>volume</name>
    <message>
        <source>Slice {0} is in colour, a volume is grey.</source>
        <translation>第 {0} 层是彩色的，而体数据须为灰度。</translation>
    </message>
    <message>
        <source>Slice {0} has {1} x {2} pixels instead of {3} x {4}.</source>
        <translation>第 {0} 层为 {1} x {2} 像素，而非 {3} x {4}。</translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation>加载已取消。</translation>
    </message>
    <message>
        <source>There is not enough memory to decode the series.</source>
        <translation>内存不足，无法解码该序列。</translation>
    </message>
</context>
</TS>
