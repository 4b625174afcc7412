#include "ui/shell/main_window.h"

#include "core/dicom/messages.h"
#include "ui/browser/data_quality_panel.h"
#include "ui/browser/series_browser.h"
#include "ui/browser/series_model.h"
#include "ui/findings/findings_panel.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/bars/header_bar.h"
#include "ui/shell/bars/side_column.h"
#include "ui/shell/bars/status_line.h"
#include "ui/shell/input_manners.h"
#include "ui/shell/languages.h"
#include "ui/shell/pages/empty_page.h"
#include "ui/shell/pages/password_question.h"
#include "ui/shell/timeline_panel.h"
#include "ui/theme/type.h"
#include "ui/viewer/windows.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace lantern::shell {

using theme::scaled;

namespace {

// Holds every control, some of them in the menus at the end of their rows.
constexpr QSize SmallestWindow(960, 540);

}

// What a window's frame and title take is known only once it is shown.
QSize MainWindow::roomOnScreen() const { return screen()->availableSize() - QSize(8, 40); }

MainWindow::MainWindow(Workspace& workspace, WindowFacts facts, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_facts(std::move(facts))
    , m_menuBar(new QMenuBar(this))
{
    setAcceptDrops(true);
    setMinimumSize(SmallestWindow.boundedTo(roomOnScreen()));
    m_tiles = new viewer::TileGrid(m_workspace.frames(), m_facts.renderer.renderer, browser::SeriesMimeType, this);
    m_keys = new KeyMap(this);
    m_actions = std::make_unique<Actions>(*this, *m_tiles, *m_keys);
    m_header = new HeaderBar(m_menuBar, *m_actions, this);
    m_errorBar = new ErrorBar(this);
    m_empty = new EmptyPage(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tiles);
    m_browser = new browser::SeriesBrowser(this);
    m_unusual = new browser::DataQualityPanel(this);
    m_unusual->hide();
    m_side = new SideColumn(this);
    m_findings = new findings::FindingsPanel(m_side);
    m_measurements = new measurements::MeasurementsPanel(m_workspace.measurements(), m_side);
    m_side->addWidget(m_findings);
    m_side->addWidget(m_measurements);
    m_side->setStretchFactor(0, 1);
    m_measurements->hide();
    m_timeline = new TimelinePanel(m_workspace.records(), this);
    m_status = new StatusLine(m_workspace.tasks(), this);

    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->setChildrenCollapsible(false);
    m_across->addWidget(m_browser);
    m_across->addWidget(m_stack);
    m_across->addWidget(m_side);
    m_across->setStretchFactor(1, 1);

    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_errorBar);
    column->addWidget(m_across, 1);
    column->addWidget(m_unusual);
    column->addWidget(m_timeline);
    column->addWidget(m_status);
    setCentralWidget(all);

    m_askUnsaved = [this](const Error& error, int studies) { return askUnsaved(*this, error, studies); };
    m_empty->offerDemo(m_workspace.hasDemo());
    buildMenus();
    connectRooms();
    connectMeasuring();
    retranslate();
    refreshRecent();
    m_actions->refresh();
    theme::followTextSize(this, [this] {
        m_across->setHandleWidth(scaled(2));
        if (m_fittedScale > 0)
            fitPanels();
    });
    qApp->installEventFilter(this);
    qApp->installEventFilter(new InputManners(this));
}

MainWindow::~MainWindow() { qApp->removeEventFilter(this); }

void MainWindow::connectRooms()
{
    connect(m_actions.get(), &Actions::triggered, this, &MainWindow::runCommand);
    connect(&m_workspace, &Workspace::catalogueChanged, this, [this] {
        m_browser->setCatalogue(m_workspace.cataloguePtr());
        m_tiles->setCatalogue(m_workspace.cataloguePtr());
        for (const QString& id : m_workspace.seriesOrder())
            m_browser->setWarnings(id, m_workspace.warnings(id));
        m_stack->setCurrentWidget(m_workspace.seriesOrder().isEmpty() ? static_cast<QWidget*>(m_empty) : m_tiles);
        onShownChanged();
        refreshTimeline();
        refreshStatus();
    });
    connect(&m_workspace, &Workspace::opened, this, &MainWindow::hang);
    connect(&m_workspace, &Workspace::pathsOpened, this, &MainWindow::remember);
    connect(&m_workspace, &Workspace::nothingFound, this, [this](const QStringList& paths) {
        if (m_workspace.catalogue().unreadable.empty())    // else that is what there is to say
            m_errorBar->show({ErrorCode::NotFound, dicom::messages::NoImageHere}, paths.value(0));
    });
    connect(&m_workspace, &Workspace::leftUnread, this, &MainWindow::sayUnread);
    connect(&m_workspace, &Workspace::locked, this, [this](const QStringList& paths, const Error& why) {
        askPassword(*this, why, [this, paths](const QString& password) { m_workspace.unlock(paths, password); });
    });
    connect(&m_workspace, &Workspace::failed, this,
            [this](const Error& error, const QString& subject) { m_errorBar->show(error, subject); });
    connect(&m_workspace.thumbnails(), &Thumbnails::ready, m_browser, &browser::SeriesBrowser::setThumbnail);
    connect(&m_workspace.models(), &ModelList::changed, this, [this] {
        std::vector<findings::ModelEntry> entries;
        for (const Backend::Model& model : m_workspace.models().all())
            entries.push_back(model.entry);
        m_findings->setModels(entries);
        refreshStandings();
    });
    connect(&m_workspace.analyses(), &Analyses::statusChanged, this,
            [this](const QString& seriesId, const QString& modelId) {
                if (seriesId == m_activeSeries)
                    m_findings->setStatus(modelId, m_workspace.analyses().statuses(seriesId).value(modelId));
                refreshOverlay();
            });
    // Slices come by the hundred a second; a person reads ten numbers in that time at most.
    auto* soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(100);
    connect(soon, &QTimer::timeout, this, &MainWindow::refreshStatus);
    connect(&m_workspace.frames(), &viewer::FrameStore::frameReady, this, [this, soon] {
        if (m_workspace.frames().isIdle())
            refreshStatus();
        else if (!soon->isActive())
            soon->start();
    });

    connect(m_browser, &browser::SeriesBrowser::seriesActivated, this, [this](const QString& id) {
        showSeries(id);
        m_tiles->active().setFocus(Qt::OtherFocusReason);
    });
    connect(m_browser, &browser::SeriesBrowser::unusualRequested, this,
            [this](const QString& id) { showUnusual(id, true); });
    connect(m_unusual, &browser::DataQualityPanel::closeRequested, this, [this] { showUnusual({}, false); });
    connect(&m_workspace, &Workspace::warningsChanged, this, [this](const QString& id) {
        m_browser->setWarnings(id, m_workspace.warnings(id));
        if (id == m_unusualOf && !m_unusual->isHidden())
            showUnusual(id, true);
    });
    connect(m_tiles, &viewer::TileGrid::seriesDropped, this, &MainWindow::showSeries);
    connect(m_tiles, &viewer::TileGrid::activeChanged, this, &MainWindow::onActiveChanged);
    connect(m_tiles, &viewer::TileGrid::changed, this, [this] {
        if (m_tiles->active().seriesId() != m_activeSeries)
            onActiveChanged();
        m_findings->setSlice(acquiredSlice());
        refreshStatus();
    });
    connect(m_tiles, &viewer::TileGrid::shownChanged, this, &MainWindow::onShownChanged);
    connect(m_tiles, &viewer::TileGrid::menuRequested, this, &MainWindow::showTileMenu);
    connect(m_tiles, &viewer::TileGrid::pointerMoved, m_status, &StatusLine::showPointer);
    connect(m_tiles, &viewer::TileGrid::pointerLeft, m_status, &StatusLine::clearPointer);

    connect(m_findings, &findings::FindingsPanel::analyseRequested, this, &MainWindow::analyseActive);
    connect(m_findings, &findings::FindingsPanel::cancelRequested, this,
            [this](const QString& modelId) { m_workspace.analyses().cancel(m_activeSeries, modelId); });
    connect(m_findings, &findings::FindingsPanel::findingActivated, this, &MainWindow::goTo);
    connect(m_findings, &findings::FindingsPanel::sliceRequested, this, [this](int slice) { goToSlice(slice); });
    connect(m_findings, &findings::FindingsPanel::mapSettingsChanged, this, [this] { refreshOverlay(); });
    connect(m_findings, &findings::FindingsPanel::chosenModelChanged, this, &MainWindow::refreshOverlay);
    connect(m_findings, &findings::FindingsPanel::alsoShownChanged, this, &MainWindow::refreshOverlay);
    connect(m_findings, &findings::FindingsPanel::cardRequested, this, &MainWindow::showCard);

    connect(m_timeline, &TimelinePanel::studyActivated, this, &MainWindow::showStudy);
    connect(m_timeline, &TimelinePanel::openChanged, this, [this](bool open) {
        if (open)
            keepRoomForImages(m_timeline);
    });
    connect(&m_workspace.records(), &RecordWorkspace::opened, this, &MainWindow::refreshTimeline);

    connect(m_status, &StatusLine::cancelRequested, this, [this] { run("analysis.cancel"); });
    connect(m_empty, &EmptyPage::openRequested, this, [this] { run("file.open-folder"); });
    connect(m_empty, &EmptyPage::demoRequested, &m_workspace, &Workspace::openDemo);
    connect(m_empty, &EmptyPage::recentRequested, this, [this](const QString& path) { openPaths({path}); });
    connect(m_empty, &EmptyPage::languageRequested, this, [](const QString& code) { setLanguage(code); });
    keepActionsFresh();
}

// All that the states of commands follow. Who changes something else that a command shows adds its signal here.
void MainWindow::keepActionsFresh()
{
    const auto follow = [this](auto* sender, auto signal) {
        connect(sender, signal, m_actions.get(), &Actions::refreshSoon);
    };
    follow(&m_workspace, &Workspace::catalogueChanged);
    follow(&m_workspace.models(), &ModelList::changed);
    follow(&m_workspace.analyses(), &Analyses::statusChanged);
    follow(&m_workspace.tasks(), &TaskList::changed);
    follow(m_tiles, &viewer::TileGrid::changed);
    follow(m_tiles, &viewer::TileGrid::activeChanged);
    follow(m_tiles, &viewer::TileGrid::shownChanged);
    follow(m_tiles, &viewer::TileGrid::maximisedChanged);
    follow(m_findings, &findings::FindingsPanel::mapSettingsChanged);
    follow(m_timeline, &TimelinePanel::openChanged);
    follow(&m_workspace.measurements(), &measurements::MeasurementBook::changed);
    follow(&m_workspace.measurements(), &measurements::MeasurementBook::chosenChanged);
    follow(&m_workspace.measurements(), &measurements::MeasurementBook::unitChanged);
    for (QWidget* panel : std::initializer_list<QWidget*>{m_browser, m_findings, m_measurements, m_unusual})
        panel->installEventFilter(this);
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Lantern - research use only"));
    for (auto menu = m_menus.begin(); menu != m_menus.end(); ++menu)
        menu.value()->setTitle(titleOf(menu.key()));
    m_recentMenu->setTitle(tr("Open &Recent"));
    m_statesMenu->setTitle(tr("Presentation States"));
    m_languageMenu->setTitle(tr("Lan&guage"));
    m_actions->retranslate();
    refreshStatus();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    // Whoever comes back may have put a model where models are looked for.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_workspace.models().isKnown())
        m_workspace.models().refresh();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitPanels();
}

// Narrow windows keep the image large: pictures alone in the browser, a slimmer panel of findings.
void MainWindow::fitPanels()
{
    const bool isRail = width() < scaled(1450);
    m_header->setFixedHeight(scaled(height() < 820 ? 44 : 48));
    // With large words in a small window the image needs the room; F3 brings the findings.
    if (const bool isTight = width() < scaled(960); isTight != m_isTight) {
        m_isTight = isTight;
        m_findings->setVisible(!isTight);
    }
    if (!m_unusual->isHidden())
        keepRoomForImages(m_unusual);
    const double scale = theme::textScale();
    if (isRail == m_isRail && scale == m_fittedScale)
        return;
    // With another size of the text panels grow from the widths that a person gave them.
    const QList<int> before = isRail == m_isRail && m_fittedScale > 0 ? m_across->sizes() : QList<int>{0, 0, 0};
    const auto widthOf = [&](qsizetype panel, int design) {
        return before[panel] > 0 ? qRound(before[panel] * scale / m_fittedScale) : scaled(design);
    };
    const int left = widthOf(0, isRail ? 64 : 224), right = widthOf(2, isRail ? 296 : 320);
    m_fittedScale = scale;
    m_isRail = isRail;
    m_browser->setRail(isRail);
    m_browser->setMinimumWidth(scaled(isRail ? 64 : 160));
    m_browser->setMaximumWidth(isRail ? scaled(64) : QWIDGETSIZE_MAX);
    m_findings->setMinimumWidth(scaled(260));
    m_across->setSizes({left, std::max(200, width() - left - right), right});
}

void MainWindow::keepRoomForImages(const QWidget* opened)
{
    if (height() >= scaled(720))
        return;
    if (opened == m_timeline && !m_unusual->isHidden())
        showUnusual({}, false);
    if (opened == m_unusual && m_timeline->isOpen())
        m_timeline->setOpen(false);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        openPaths(paths);
    }
}

const Command* MainWindow::heldBy(const QKeyEvent& key) const
{
    const auto isIt = [&](const Command& command) {
        return command.isHeld && m_keys->keys(command).contains(QKeySequence(key.keyCombination()));
    };
    const auto found = std::ranges::find_if(commands(), isIt);
    return found == commands().end() ? nullptr : &*found;
}

// B acts while it is held, wherever the focus is; a list would otherwise take it for a search.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        auto* widget = qobject_cast<QWidget*>(watched);
        const bool isOurs = widget && widget->window() == this && !qobject_cast<QLineEdit*>(widget);
        if (const Command* held = isOurs ? heldBy(*key) : nullptr) {
            if (!key->isAutoRepeat())
                runCommand(*held, event->type() == QEvent::KeyPress);
            return true;
        }
    }
    // A panel that comes or goes, whoever made it.
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        m_actions->refreshSoon();
    // A held key that is released in another window would leave the words away for good.
    if (event->type() == QEvent::WindowDeactivate && watched == this && m_isBare)
        setBare(false);
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::openPaths(const QStringList& paths) { m_workspace.open(paths); }

void MainWindow::openRecord(const QString& path)
{
    connect(
        &m_workspace.records(), &RecordWorkspace::opened, this,
        [this, path](const QStringList& paths, int found) {
            if (paths != QStringList{path} || found == 0)
                return;
            m_timeline->choose(m_workspace.records().records().back());
            m_timeline->setOpen(true);
        },
        Qt::SingleShotConnection);
    m_workspace.openRecord(path);
}

bool MainWindow::isSettled() const
{
    if (m_workspace.isScanning() || !m_workspace.tasks().isEmpty() || m_workspace.analyses().isAnyRunning()
        || m_workspace.isChecking() || m_workspace.records().isBusy() || !m_workspace.models().isKnown()
        || !m_workspace.thumbnails().areAllMade())
        return false;
    for (const viewer::Tile* tile : m_tiles->visibleTiles())
        if (tile->series() && !m_workspace.frames().isComplete(*tile->series()))
            return false;
    return true;
}

}
