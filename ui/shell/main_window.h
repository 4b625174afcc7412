#pragma once

#include "ui/findings/at_threshold.h"
#include "ui/scene/slice_canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/pages/unsaved_question.h"
#include "ui/shell/workspace/workspace.h"
#include "ui/viewer/tile_grid.h"

#include <QMainWindow>

class QKeyEvent;
class QMenu;
class QMenuBar;
class QSplitter;
class QStackedWidget;

namespace lantern::browser {
class SeriesBrowser;
class DataQualityPanel;
}
namespace lantern::findings {
class FindingsPanel;
}
namespace lantern::measurements {
class MeasurementsPanel;
}

namespace lantern::shell {

class EmptyPage;
class ErrorBar;
class HeaderBar;
class SideColumn;
class StatusLine;
class TimelinePanel;
class UnreadPage;

struct WindowFacts {
    scene::RendererChoice renderer;
    QString version;
    std::function<QString()> runtime;    // asked when About opens, never before: it may load a library
};

// The window: it brings the rooms together and lets every command reach the one that can do it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Workspace& workspace, WindowFacts facts, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openPaths(const QStringList& paths);
    void openRecord(const QString& path);    // a history; shown even where it is another patient's, and marked then
    // A command by its id; it is our mistake if there is none.
    void run(const char* id, bool isChecked = false);

    // Remembers size, panels and language in the user's settings; off for screenshots and tests.
    void setRemembers(bool remembers);
    // Who is asked about measurements that cannot be written; a person, unless a test answers.
    void setUnsavedQuestion(std::function<UnsavedAnswer(const Error&, int studies)> ask)
    {
        m_askUnsaved = std::move(ask);
    }
    void restore();

    void setTileLayout(const viewer::Layout& layout);
    void analyseActive(const QString& modelId);
    void analyseOnceOpen(const QString& modelId);    // as soon as what was asked for is open
    // What commands are made of.
    Workspace& workspace() { return m_workspace; }
    const WindowFacts& facts() const { return m_facts; }
    KeyMap& keys() { return *m_keys; }
    const QString& activeSeries() const { return m_activeSeries; }    // its id; empty where there is none
    void showSeries(const QString& seriesId);    // in the active tile
    void showUnread();    // the list of all that was not read
    void showUnusual(const QString& seriesId, bool open);    // in the panel, which this opens or closes
    void closeAll();
    void openTimeline(bool open);
    void openMeasurements(bool open);
    bool keepsTool() const { return m_keepsTool; }    // after a measurement too
    void setKeepsTool(bool keeps) { m_keepsTool = keeps; }
    bool hidesOverlays() const { return m_isBare; }
    void setBare(bool bare);
    void setFullScreen(bool full);
    void refreshOverlay();
    void showCard(const QString& modelId);

    // Everything that was asked for is loaded, analysed and drawn.
    bool isSettled() const;

    viewer::TileGrid& tiles() { return *m_tiles; }
    const Actions& actions() const { return *m_actions; }
    ErrorBar& errorBar() { return *m_errorBar; }
    TimelinePanel& timelinePanel() { return *m_timeline; }
    findings::FindingsPanel& findingsPanel() { return *m_findings; }
    measurements::MeasurementsPanel& measurementsPanel() { return *m_measurements; }
    void writeMeasurements(const QString& file);    // those of the study on screen, as CSV
    browser::SeriesBrowser& seriesBrowser() { return *m_browser; }
    browser::DataQualityPanel& unusualPanel() { return *m_unusual; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildMenus();
    void runCommand(const Command& command, bool isChecked);
    const Command* heldBy(const QKeyEvent& key) const;
    void keepActionsFresh();
    void followStudy();
    bool mayCloseMeasurements();    // they are written, here or elsewhere, or a person lets them go
    void connectRooms();
    void connectMeasuring();
    std::pair<viewer::SeriesPtr, int> pictureOf(const measure::Measurement& measurement) const;
    void goToMeasurement(int id);
    void retranslate();
    QSize roomOnScreen() const;    // for a window in its frame, free of docks and bars
    void keepRoomForImages(const QWidget* opened);    // in a low window one strip below the tiles is open at most
    void fitPanels();    // rail, panel widths and timeline by the window's size

    void sayUnread(const std::vector<files::NotRead>& files);
    void hang(const QStringList& newSeries);    // what was just opened, in the tiles
    void fillFreeTiles();
    void onActiveChanged();
    void onShownChanged();
    void refreshStandings();
    void refreshStatus();
    void goTo(const nn::Finding& finding);
    void goToSlice(int slice);    // of the active series, as it was taken
    int acquiredSlice() const;    // of the active series: that which is looked at, or lies nearest to the planes
    void showThreePlanes(const viewer::SeriesPtr& series);
    void showStudy(const QString& studyUid);    // its series with the most slices
    void refreshTimeline();
    void showTileMenu(QPoint global);
    void fillStatesMenu(QMenu& menu);
    void applyState(const dicom::InstancePtr& object);
    void addAcquiredWindows(QMenu& menu);
    void remember(const QStringList& paths);
    void refreshRecent();
    viewer::MapLook mapLook() const;
    std::vector<viewer::ShownMap> otherMaps(const QString& seriesId);

    Workspace& m_workspace;
    WindowFacts m_facts;
    QMenuBar* m_menuBar;
    viewer::TileGrid* m_tiles;
    KeyMap* m_keys;
    std::unique_ptr<Actions> m_actions;
    HeaderBar* m_header;
    ErrorBar* m_errorBar;
    QStackedWidget* m_stack;
    EmptyPage* m_empty;
    browser::SeriesBrowser* m_browser;
    browser::DataQualityPanel* m_unusual;
    UnreadPage* m_unread = nullptr;    // made when it is first asked for
    QString m_unusualOf;    // the series that the panel speaks of
    findings::FindingsPanel* m_findings;
    findings::AtThreshold m_atThreshold;    // of the outcomes in the tiles
    measurements::MeasurementsPanel* m_measurements;
    SideColumn* m_side;    // findings, and below them the measurements
    TimelinePanel* m_timeline;
    StatusLine* m_status;
    QSplitter* m_across;
    QHash<Menu, QMenu*> m_menus;
    QMenu *m_recentMenu, *m_languageMenu, *m_statesMenu;

    bool m_isBare = false, m_keepsTool = false;
    bool m_remembers = true;
    std::function<UnsavedAnswer(const Error&, int)> m_askUnsaved;
    bool m_isRail = false, m_isTight = false;
    double m_fittedScale = 0;    // the text size that the panels were fitted to; 0 before the first time
    QString m_activeSeries;
    bool m_wantsPlanes = false;    // as soon as there is a series to cut
    QList<QWidget*> m_awayForFullScreen;
    bool m_timelineWasMoved = false;    // a person opened or closed it
    bool m_measurementsWereMoved = false;
};

}
