#include "ui/viewer/tile.h"
#include "ui/viewer/tools/tool.h"

namespace lantern::viewer {

namespace {

// Right is wider, down is a lower level and so a brighter picture. A pixel is worth a share of the
// image's own range, as a step of one unit would be nothing on MR or PET. Shift is coarse, Ctrl fine.
class WindowTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    void drag(Tile& tile, const DragStep& step) override
    {
        constexpr double StepsAcrossRange = 1024;
        double perPixel = tile.valueRange() / StepsAcrossRange;
        if (step.modifiers & Qt::ShiftModifier)
            perPixel *= 4;
        if (step.modifiers & Qt::ControlModifier)
            perPixel /= 4;
        tile.changeWindow(step.by.x() * perPixel, -step.by.y() * perPixel);
    }
};

}

std::unique_ptr<Tool> make_window();
std::unique_ptr<Tool> make_window() { return std::make_unique<WindowTool>(); }

}
