#pragma once

#include "ui/theme/icons.h"

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <optional>
#include <span>

class QAction;
class QWidget;

namespace lantern::shell {

// Everything that a person can ask of the window. The menus, the keys, the tool buttons and the page
// of keys are all made from the one table in actions.cpp.
enum class Command {
    OpenFolder,
    OpenFiles,
    CloseAll,
    ShowUnread,
    Quit,
    Layout1x1,
    Layout1x2,
    Layout2x2,
    LayoutPlanes,
    SlabMaximum,
    SlabMean,
    SlabMinimum,
    SlabThicker,
    SlabThinner,
    MaximiseTile,
    NextTile,
    PreviousTile,
    LinkTiles,
    CornerText,
    FileOverlays,
    FileShutters,
    ReferenceLines,
    ToggleBrowser,
    ToggleFindings,
    ToggleTimeline,
    ToggleUnusual,
    FullScreen,
    LargerText,
    SmallerText,
    NextRegion,
    PreviousImage,
    NextImage,
    TenBack,
    TenOn,
    FirstImage,
    LastImage,
    PreviousKeyImage,
    NextKeyImage,
    PreviousSeries,
    NextSeries,
    PreviousStudy,
    NextStudy,
    PreviousPatient,
    NextPatient,
    Cine,
    ToolWindow,
    ToolPan,
    ToolZoom,
    ToolScroll,
    DefaultTool,
    MeasureLength,
    MeasureAngle,
    MeasureEllipse,
    MeasureRectangle,
    MeasureProbe,
    KeepTool,
    UndoMeasurement,
    RedoMeasurement,
    DeleteMeasurement,
    ClearMeasurements,
    CopyMeasurements,
    ExportMeasurements,
    Centimetres,
    ToggleMeasurements,
    AsAcquired,
    FullRange,
    Preset1,
    Preset2,
    Preset3,
    Preset4,
    Preset5,
    Preset6,
    Preset7,
    Preset8,
    Preset9,
    Invert,
    FlipHorizontal,
    FlipVertical,
    RotateLeft,
    RotateRight,
    FitToTile,
    OneToOne,
    RealSize,
    SmoothPixels,
    ResetView,
    Analyse,
    CancelWork,
    ToggleOverlay,
    BareImage,
    MapTint,
    NextFinding,
    PreviousFinding,
    ShowModelCard,
    ShowKeys,
    About,
    Count
};

enum class Menu { File, Image, Window, Tools, Measure, View, Analysis, Help };

// Where a key works. Arrows and the like belong to lists too, so they count only within the tiles.
enum class KeyScope { Window, Tiles };

struct ActionSpec {
    Command command;
    Menu menu;
    const char* text;    // in English, for translation in the context "Actions"
    const char* keys;    // QKeySequence's portable text, several parted by spaces; empty for none
    KeyScope scope = KeyScope::Window;
    bool checkable = false;
    std::optional<theme::Icon> icon = {};
    bool endsGroup = false;    // a hairline after it
};

std::span<const ActionSpec> actionTable();
const ActionSpec& specOf(Command command);
QList<QKeySequence> keysOf(const ActionSpec& spec);
QString textOf(const ActionSpec& spec);    // translated, with its mnemonic
QString titleOf(Menu menu);    // translated
// "&Open Folder…" and "打开文件夹(&O)…" as they read outside of a menu.
QString withoutMnemonic(QString text);
QString keyText(const ActionSpec& spec);    // "Shift+N", for menus and the page of keys

// The table as living QActions.
class Actions : public QObject {
    Q_OBJECT
public:
    // Window keys are added to `window`, the others to `tiles`.
    Actions(QWidget& window, QWidget& tiles);

    QAction* operator[](Command command) const { return m_actions[command]; }
    void retranslate();

Q_SIGNALS:
    void triggered(lantern::shell::Command command, bool checked);

private:
    QHash<Command, QAction*> m_actions;
};

}
