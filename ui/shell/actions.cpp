#include "ui/shell/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QWidget>
#include <array>

namespace lantern::shell {

namespace {

using enum Command;
using theme::Icon;
constexpr auto Tiles = KeyScope::Tiles;
constexpr auto Window = KeyScope::Window;

// A key stands here once; a test holds the table against clashes and against what each key does.
constexpr std::array Table{
    ActionSpec{OpenFolder, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Open Folder…"), "Ctrl+O", Window, false,
               Icon::FolderOpen},
    ActionSpec{
        OpenFiles, Menu::File, QT_TRANSLATE_NOOP("Actions", "Open &Files…"), "Ctrl+Shift+O", Window, false, {}, true},
    ActionSpec{CloseAll, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Close All"), "Ctrl+W"},
    ActionSpec{ShowUnread, Menu::File, QT_TRANSLATE_NOOP("Actions", "Files That &Were Not Read…"), "F8"},
    ActionSpec{Quit, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"},

    ActionSpec{PreviousImage, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Previous Image"), "Up", Tiles},
    ActionSpec{NextImage, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Next Image"), "Down", Tiles},
    ActionSpec{TenBack, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Ten Images Back"), "Shift+Up", Tiles},
    ActionSpec{TenOn, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Ten Images On"), "Shift+Down", Tiles},
    ActionSpec{FirstImage, Menu::Image, QT_TRANSLATE_NOOP("Actions", "First Image"), "Home", Tiles},
    ActionSpec{LastImage, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Last Image"), "End", Tiles},
    ActionSpec{PreviousKeyImage, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Previous Key Image"), "Shift+K", Tiles},
    ActionSpec{NextKeyImage, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Next &Key Image"), "K", Tiles, false, {}, true},
    ActionSpec{PreviousSeries, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Previous Series"), "PgUp Left", Tiles},
    ActionSpec{NextSeries, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Next Series"), "PgDown Right", Tiles},
    ActionSpec{PreviousStudy, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Previous Study"), "Ctrl+Left", Tiles},
    ActionSpec{NextStudy, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Next Study"), "Ctrl+Right", Tiles},
    ActionSpec{PreviousPatient, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Previous Patient"), "Ctrl+Up", Tiles},
    ActionSpec{
        NextPatient, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Next Patient"), "Ctrl+Down", Tiles, false, {}, true},
    ActionSpec{Cine, Menu::Image, QT_TRANSLATE_NOOP("Actions", "Play &Cine"), "C", Window, true, Icon::Play},

    ActionSpec{AsAcquired, Menu::Window, QT_TRANSLATE_NOOP("Actions", "As &Acquired"), "`"},
    ActionSpec{FullRange, Menu::Window, QT_TRANSLATE_NOOP("Actions", "&Full Range"), "0", Window, false, {}, true},
    ActionSpec{Preset1, Menu::Window, "", "1"},
    ActionSpec{Preset2, Menu::Window, "", "2"},
    ActionSpec{Preset3, Menu::Window, "", "3"},
    ActionSpec{Preset4, Menu::Window, "", "4"},
    ActionSpec{Preset5, Menu::Window, "", "5"},
    ActionSpec{Preset6, Menu::Window, "", "6"},
    ActionSpec{Preset7, Menu::Window, "", "7"},
    ActionSpec{Preset8, Menu::Window, "", "8"},
    ActionSpec{Preset9, Menu::Window, "", "9", Window, false, {}, true},
    ActionSpec{Invert, Menu::Window, QT_TRANSLATE_NOOP("Actions", "&Invert"), "I", Window, true, Icon::Contrast},

    ActionSpec{ToolWindow, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "&Window"), "W", Window, true, Icon::Contrast},
    ActionSpec{ToolPan, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "&Pan"), "P", Window, true, Icon::Hand},
    ActionSpec{ToolZoom, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "&Zoom"), "Z", Window, true, Icon::ZoomIn},
    ActionSpec{ToolScroll, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "&Scroll"), "S", Window, true, Icon::Stack},
    ActionSpec{DefaultTool,
               Menu::Tools,
               QT_TRANSLATE_NOOP("Actions", "Back to the Window Tool"),
               "Esc",
               Tiles,
               false,
               {},
               true},
    ActionSpec{FitToTile, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "&Fit to Tile"), "F", Window, false, Icon::ZoomFit},
    ActionSpec{OneToOne, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "&1:1"), "X"},
    ActionSpec{RealSize, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "R&eal Size"), "Shift+X"},
    ActionSpec{SmoothPixels, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "S&mooth Pixels"), "Ctrl+I", Window, true},
    ActionSpec{FlipHorizontal, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "Flip &Horizontally"), "H", Window, false,
               Icon::FlipHorizontal},
    ActionSpec{FlipVertical, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "Flip &Vertically"), "V", Window, false,
               Icon::FlipVertical},
    ActionSpec{RotateLeft, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "Rotate 90° &Left"), "[", Window, false,
               Icon::RotateLeft},
    ActionSpec{RotateRight, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "Rotate 90° &Right"), "]", Window, false,
               Icon::RotateRight},
    ActionSpec{ResetView, Menu::Tools, QT_TRANSLATE_NOOP("Actions", "Rese&t View"), "R Ctrl+0", Window, false,
               Icon::Restore},

    ActionSpec{MeasureLength, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Length"), "L D", Window, true, Icon::Ruler},
    ActionSpec{MeasureAngle, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Angle"), "A", Window, true, Icon::Angle},
    ActionSpec{MeasureEllipse, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Ellipse"), "E", Window, true, Icon::Oval},
    ActionSpec{MeasureRectangle, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Rectangle"), "Shift+E", Window, true,
               Icon::Rectangle},
    ActionSpec{MeasureProbe, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Probe"), "Shift+P", Window, true,
               Icon::Crosshair},
    ActionSpec{KeepTool,
               Menu::Measure,
               QT_TRANSLATE_NOOP("Actions", "&Keep the Tool Armed"),
               "Ctrl+K",
               Window,
               true,
               {},
               true},
    ActionSpec{UndoMeasurement, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z"},
    ActionSpec{RedoMeasurement, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "Re&do"), "Ctrl+Shift+Z Ctrl+Y"},
    ActionSpec{DeleteMeasurement, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "Delete &Measurement"), "Del Backspace",
               Tiles, false, Icon::Trash},
    ActionSpec{ClearMeasurements,
               Menu::Measure,
               QT_TRANSLATE_NOOP("Actions", "Delete All of the Stud&y"),
               "Ctrl+Shift+Del",
               Window,
               false,
               {},
               true},
    ActionSpec{CopyMeasurements, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "&Copy Measurements"), "Ctrl+C", Window,
               false, Icon::Copy},
    ActionSpec{ExportMeasurements, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "Write Measurements as C&SV…"), "Ctrl+E",
               Window, false, Icon::Table},
    ActionSpec{Centimetres, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "Lengths in Ce&ntimetres"), "Shift+C", Window,
               true},
    ActionSpec{ToggleMeasurements, Menu::Measure, QT_TRANSLATE_NOOP("Actions", "Measurements Lis&t"), "F5", Window,
               true, Icon::ListDetails},

    ActionSpec{Layout1x1, Menu::View, QT_TRANSLATE_NOOP("Actions", "&One Tile"), "Ctrl+1", Window, true, Icon::Square},
    ActionSpec{Layout1x2, Menu::View, QT_TRANSLATE_NOOP("Actions", "T&wo Tiles"), "Ctrl+2", Window, true,
               Icon::LayoutColumns},
    ActionSpec{Layout2x2, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Four Tiles"), "Ctrl+4", Window, true,
               Icon::LayoutGrid},
    ActionSpec{LayoutPlanes, Menu::View, QT_TRANSLATE_NOOP("Actions", "T&hree Planes (MPR)"), "Ctrl+3", Window, true,
               Icon::LayoutPlanes, true},
    ActionSpec{SlabMaximum, Menu::View, QT_TRANSLATE_NOOP("Actions", "Ma&ximum Slab (MIP)"), "J", Window, true},
    ActionSpec{SlabMean, Menu::View, QT_TRANSLATE_NOOP("Actions", "Mean Slab"), "U", Window, true},
    ActionSpec{SlabMinimum, Menu::View, QT_TRANSLATE_NOOP("Actions", "M&inimum Slab (MinIP)"), "Shift+J", Window, true},
    ActionSpec{SlabThicker, Menu::View, QT_TRANSLATE_NOOP("Actions", "Thic&ker Slab"), "."},
    ActionSpec{SlabThinner, Menu::View, QT_TRANSLATE_NOOP("Actions", "Thinner Sla&b"), ",", Window, false, {}, true},
    ActionSpec{MaximiseTile, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Maximise Tile"), "M", Window, true},
    ActionSpec{NextTile, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Next Tile"), "Tab", Tiles},
    ActionSpec{PreviousTile, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Previous Tile"), "Shift+Tab Backtab", Tiles},
    ActionSpec{LinkTiles,
               Menu::View,
               QT_TRANSLATE_NOOP("Actions", "&Link Scrolling by Position"),
               "Y",
               Window,
               true,
               {},
               true},
    ActionSpec{ReferenceLines, Menu::View, QT_TRANSLATE_NOOP("Actions", "Reference Lines"), "Shift+Y", Window, true},
    ActionSpec{CornerText, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Corner Text"), "Space", Tiles},
    ActionSpec{FileOverlays, Menu::View, QT_TRANSLATE_NOOP("Actions", "Overla&ys and Annotations of the Files"),
               "Ctrl+U", Window, true},
    ActionSpec{FileShutters,
               Menu::View,
               QT_TRANSLATE_NOOP("Actions", "Shutters of the Files"),
               "Ctrl+Shift+U",
               Window,
               true,
               {},
               true},
    ActionSpec{ToggleBrowser, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Series"), "F2", Window, true},
    ActionSpec{ToggleFindings, Menu::View, QT_TRANSLATE_NOOP("Actions", "Mo&del Marks"), "F3", Window, true},
    ActionSpec{ToggleTimeline, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Timeline"), "F4", Window, true,
               Icon::Timeline},
    ActionSpec{ToggleUnusual, Menu::View, QT_TRANSLATE_NOOP("Actions", "Series Warnings"), "F7", Window, true,
               Icon::AlertTriangle},
    ActionSpec{NextRegion, Menu::View, QT_TRANSLATE_NOOP("Actions", "Next &Region"), "F6", Window, false, {}, true},
    ActionSpec{FullScreen, Menu::View, QT_TRANSLATE_NOOP("Actions", "F&ull Screen"), "F11", Window, true},
    ActionSpec{LargerText, Menu::View, QT_TRANSLATE_NOOP("Actions", "L&arger Text"), "Ctrl++ Ctrl+="},
    ActionSpec{SmallerText, Menu::View, QT_TRANSLATE_NOOP("Actions", "Small&er Text"), "Ctrl+-"},

    ActionSpec{Analyse, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "&Analyse"), "G", Window, false, Icon::Scan},
    ActionSpec{
        CancelWork, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "Cancel &Work"), "Ctrl+.", Window, false, {}, true},
    ActionSpec{NextFinding, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "&Next Mark"), "N"},
    ActionSpec{PreviousFinding,
               Menu::Analysis,
               QT_TRANSLATE_NOOP("Actions", "&Previous Mark"),
               "Shift+N",
               Window,
               false,
               {},
               true},
    ActionSpec{ToggleOverlay, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "Show &Overlay"), "O", Window, true,
               Icon::Eye},
    ActionSpec{BareImage, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "&Bare Image (While Held)"), "B", Window, true},
    ActionSpec{
        MapTint, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "&Tint the Map"), "Shift+O", Window, true, {}, true},
    ActionSpec{ShowModelCard, Menu::Analysis, QT_TRANSLATE_NOOP("Actions", "&Model Card"), "Ctrl+M"},

    ActionSpec{ShowKeys, Menu::Help, QT_TRANSLATE_NOOP("Actions", "All &Keys"), "?", Window, false, Icon::Info},
    ActionSpec{About, Menu::Help, QT_TRANSLATE_NOOP("Actions", "&About Lantern"), "F1"},
};
static_assert(Table.size() == static_cast<std::size_t>(Count), "every command stands in the table");

constexpr std::array MenuTitles{
    QT_TRANSLATE_NOOP("Actions", "&File"),     QT_TRANSLATE_NOOP("Actions", "&Image"),
    QT_TRANSLATE_NOOP("Actions", "&Window"),   QT_TRANSLATE_NOOP("Actions", "&Tools"),
    QT_TRANSLATE_NOOP("Actions", "&Measure"),  QT_TRANSLATE_NOOP("Actions", "&View"),
    QT_TRANSLATE_NOOP("Actions", "&Analysis"), QT_TRANSLATE_NOOP("Actions", "&Help"),
};

}

std::span<const ActionSpec> actionTable() { return Table; }

const ActionSpec& specOf(Command command) { return *std::ranges::find(Table, command, &ActionSpec::command); }

QList<QKeySequence> keysOf(const ActionSpec& spec)
{
    QList<QKeySequence> keys;
    for (const QString& key : QString::fromLatin1(spec.keys).split(' ', Qt::SkipEmptyParts))
        keys.append(QKeySequence(key, QKeySequence::PortableText));
    return keys;
}

QString textOf(const ActionSpec& spec)
{
    return *spec.text ? QCoreApplication::translate("Actions", spec.text) : QString();
}

QString titleOf(Menu menu)
{
    return QCoreApplication::translate("Actions", MenuTitles[static_cast<std::size_t>(menu)]);
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression inBrackets(QStringLiteral("\\(&.\\)"));
    return text.remove(inBrackets).remove(u'&').remove(u'…');
}

QString keyText(const ActionSpec& spec)
{
    QStringList texts;
    for (const QKeySequence& key : keysOf(spec))
        if (key[0].key() != Qt::Key_Backtab)    // what some keyboards send for Shift+Tab
            texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(", ");
}

Actions::Actions(QWidget& window, QWidget& tiles)
    : QObject(&window)
{
    for (const ActionSpec& spec : actionTable()) {
        auto* action = new QAction(this);
        action->setCheckable(spec.checkable);
        action->setAutoRepeat(spec.scope == KeyScope::Tiles);
        // B acts while it is held, which a shortcut cannot do: the window listens for it itself.
        if (spec.command != BareImage)
            action->setShortcuts(keysOf(spec));
        action->setShortcutContext(spec.scope == KeyScope::Tiles ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
        (spec.scope == KeyScope::Tiles ? tiles : window).addAction(action);
        connect(action, &QAction::triggered, this,
                [this, command = spec.command](bool checked) { Q_EMIT triggered(command, checked); });
        m_actions.insert(spec.command, action);
    }
    retranslate();
}

void Actions::retranslate()
{
    for (const ActionSpec& spec : actionTable()) {
        QString text = textOf(spec);
        if (spec.command == BareImage)
            text += "\tB";
        m_actions[spec.command]->setText(text);
    }
}

}
