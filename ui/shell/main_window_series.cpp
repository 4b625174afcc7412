// Which series stands in which tile, and what the other rooms show of it.
#include "ui/shell/main_window.h"

#include "core/display/view_changes.h"
#include "ui/browser/data_quality_panel.h"
#include "ui/browser/series_browser.h"
#include "ui/browser/words.h"
#include "ui/findings/findings_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/bars/header_bar.h"
#include "ui/shell/bars/status_line.h"
#include "ui/shell/hanging.h"
#include "ui/shell/pages/unread_page.h"
#include "ui/shell/timeline_panel.h"
#include "ui/viewer/mammograms.h"

#include <QTimer>
#include <algorithm>

namespace lantern::shell {

namespace {

const std::string& studyOf(const dicom::Series& series) { return series.frames.front().instance->study.uid; }

int placeOf(const dicom::Series& series, const dicom::FrameRef& frame)
{
    return static_cast<int>(std::ranges::find(series.frames, viewer::keyOf(frame), viewer::keyOf)
                            - series.frames.begin());
}

void hangIn(viewer::Tile& tile, const HangingPlacement& hung)
{
    tile.showSeries(hung.series, hung.slice);
    if (const auto* frame = tile.viewport().shownFrame(); frame && viewer::hangsMirrored(*frame))
        tile.viewport().setView(display::flippedHorizontally(tile.viewport().view()));
    tile.playFilm();
}

}

void MainWindow::hang(const QStringList& newSeries)
{
    // Where series that are open grew or parted, their tiles show what their images belong to now.
    const auto changed = [this](const viewer::SeriesPtr& shown, int slice) {
        const auto now = shown ? m_workspace.seriesShowing(shown->frames.at(static_cast<std::size_t>(slice))) : nullptr;
        return now && (now->id() != shown->id() || !showTheSame(*now, *shown)) ? now : nullptr;
    };
    if (const auto* planes = m_tiles->threePlanes())
        if (const auto now = changed(planes->series(), planes->nearestFrame()))
            showThreePlanes(now);
    for (viewer::Tile* tile : m_tiles->tiles())
        if (tile->viewport().isAsTaken())
            if (const auto now = changed(tile->series(), tile->viewport().slice()))
                tile->showSeries(now, placeOf(*now, *tile->viewport().shownFrame()));
    if (newSeries.isEmpty())
        return onShownChanged();
    // What was opened last is what the reader wants to see: in the tiles that are free, or else in all of them.
    std::vector<viewer::SeriesPtr> study;
    const viewer::SeriesPtr first = m_workspace.series(newSeries.front());
    for (const QString& id : newSeries)
        if (const auto series = m_workspace.series(id); studyOf(*series) == studyOf(*first))
            study.push_back(series);
    const std::vector<HangingPlacement> all = hangingPlacementsOf(std::move(study));
    if (m_tiles->threePlanes()) {
        showThreePlanes(all.front().series);
    } else {
        auto tiles = m_tiles->visibleTiles();
        if (std::ranges::any_of(tiles, [](const auto* tile) { return !tile->series(); }))
            std::erase_if(tiles, [](const auto* tile) { return tile->series() != nullptr; });
        const std::vector<HangingPlacement> hung = hungInFree(all, {}, tiles.size());
        for (std::size_t i = 0; i < tiles.size(); ++i)
            i < hung.size() ? hangIn(*tiles[i], hung[i]) : tiles[i]->showSeries(nullptr);
        m_tiles->activate(*tiles.front());
    }
    onActiveChanged();
    onShownChanged();
    m_tiles->active().setFocus(Qt::OtherFocusReason);
    if (m_wantsPlanes)
        showThreePlanes(m_tiles->active().series());
}

void MainWindow::sayUnread(const std::vector<files::NotRead>& files)
{
    if (files.size() == 1)
        m_errorBar->show({ErrorCode::Malformed, files.front().reason},
                         QString::fromStdString(files.front().path.filename().string()));
    else
        m_errorBar->say(
            [count = static_cast<int>(files.size())] { return tr("%n file(s) could not be read.", nullptr, count); });
    m_errorBar->offer([] { return tr("Show the List"); }, [this] { run("file.unread"); });
}

void MainWindow::showUnread()
{
    if (!m_unread)
        m_unread = new UnreadPage(this);
    m_unread->show(m_workspace.cataloguePtr(), m_workspace.records().files());
}

// The tiles that a layout brought, and that nobody has filled, with more of the study that is looked at.
void MainWindow::fillFreeTiles()
{
    const viewer::SeriesPtr active = m_workspace.series(m_tiles->active().seriesId());
    if (!active)
        return;
    std::vector<viewer::SeriesPtr> study;
    for (const QString& id : m_workspace.seriesOrder())
        if (const auto series = m_workspace.series(id); studyOf(*series) == studyOf(*active))
            study.push_back(series);
    std::vector<HangingPlacement> shown{{active, m_tiles->active().viewport().slice()}};
    std::vector<viewer::Tile*> free;
    for (viewer::Tile* tile : m_tiles->visibleTiles()) {
        if (!tile->series())
            free.push_back(tile);
        else if (tile != &m_tiles->active())
            shown.push_back({m_workspace.series(tile->seriesId()), tile->viewport().slice()});
    }
    std::vector<HangingPlacement> hung = hungInFree(hangingPlacementsOf(std::move(study)), shown, free.size());
    for (std::size_t i = 0; i < hung.size(); ++i) {
        if (hung[i].series == active && hung[i].slice < 0)
            hung[i].slice = m_tiles->active().viewport().slice();
        hangIn(*free[i], hung[i]);
    }
}

void MainWindow::showSeries(const QString& seriesId)
{
    if (const viewer::SeriesPtr series = m_workspace.series(seriesId)) {
        if (m_tiles->threePlanes())
            return showThreePlanes(series);
        m_tiles->active().showSeries(series);
        m_tiles->active().playFilm();
        if (m_tiles->isLinked(viewer::LinkId::position))
            for (const viewer::Tile* other : m_tiles->visibleTiles())
                if (other != &m_tiles->active() && other->series() == series)
                    m_tiles->active().viewport().setSlice(other->viewport().slice());
        onActiveChanged();
        onShownChanged();
    }
}

// What is no volume is shown as it was taken, with the reason.
void MainWindow::showThreePlanes(const viewer::SeriesPtr& series)
{
    m_wantsPlanes = false;
    if (const auto shown = m_tiles->showThreePlanes(series); !shown) {
        const QString subject = QString::fromStdString(series->facts.description);
        if (m_tiles->threePlanes()) {
            setTileLayout(viewer::Layout::grid(1, 1));
            m_tiles->active().showSeries(series);
        }
        m_errorBar->show(shown.error(), subject);
    }
    onActiveChanged();
    onShownChanged();
}

void MainWindow::goToSlice(int slice)
{
    viewer::ThreePlanes* planes = m_tiles->threePlanes();
    if (!planes)
        return m_tiles->active().viewport().setSlice(slice);
    const auto& frames = planes->series()->frames;
    if (slice < 0 || slice >= static_cast<int>(frames.size()))
        return;
    // The crosshair keeps its place beside the slice's normal.
    const auto& plane = *frames[static_cast<std::size_t>(slice)].facts().plane;
    planes->setPoint(plane.patientFromPixel(plane.pixelFromPatient(planes->point())));
}

int MainWindow::acquiredSlice() const
{
    const viewer::ThreePlanes* planes = m_tiles->threePlanes();
    return planes ? planes->nearestFrame() : m_tiles->active().viewport().slice();
}

void MainWindow::onActiveChanged()
{
    const viewer::Tile& tile = m_tiles->active();
    m_activeSeries = tile.seriesId();
    const dicom::InstancePtr instance = tile.series() ? tile.series()->frames.front().instance : nullptr;
    m_header->setPatient(instance);
    m_timeline->setPatient(instance);
    if (!m_unusual->isHidden())
        showUnusual(m_activeSeries, true);
    followStudy();
    refreshStandings();
    refreshStatus();
    m_actions->refreshSoon();
    m_browser->setShown(m_tiles->shownSeries(), m_activeSeries);
}

void MainWindow::showUnusual(const QString& seriesId, bool open)
{
    m_unusualOf = seriesId;
    const viewer::SeriesPtr series = m_workspace.series(seriesId);
    m_unusual->setSeries(series ? tr("series %1").arg(browser::seriesTitle(*series)) : QString(),
                         m_workspace.warnings(seriesId));
    m_unusual->setVisible(open);
    if (open) {
        m_workspace.checkWarnings(seriesId);
        keepRoomForImages(m_unusual);
    }
}

void MainWindow::onShownChanged()
{
    m_browser->setShown(m_tiles->shownSeries(), m_activeSeries);
    refreshOverlay();
    refreshStatus();
}

void MainWindow::refreshStandings()
{
    m_workspace.analyses().checkSuitability(m_activeSeries);
    m_findings->setSeries(m_activeSeries, m_workspace.analyses().statuses(m_activeSeries));
    m_findings->setSlice(acquiredSlice());
    refreshOverlay();
}

viewer::MapLook MainWindow::mapLook() const
{
    const findings::MapSettings& settings = m_findings->mapSettings();
    const Backend::Model* model = m_workspace.models().find(m_findings->chosenModel());
    return {.isVisible = settings.isVisible,
            .hidesOverlays = m_isBare,
            .showContour = settings.showContour,
            .showTint = settings.showTint,
            .opacity = settings.opacity,
            .isCalibrated = model && model->entry.isCalibrated,
            .colours = settings.colours};
}

// Those that a reader wants beside the chosen model's: at their own thresholds, and in other colours.
std::vector<viewer::ShownMap> MainWindow::otherMaps(const QString& seriesId)
{
    using enum pixels::ColourMapId;
    const findings::MapSettings& settings = m_findings->mapSettings();
    std::vector<viewer::ShownMap> maps;
    for (const QString& id : m_findings->alsoShown()) {
        const Backend::Model* model = m_workspace.models().find(id);
        maps.push_back({m_atThreshold.of(m_workspace.analyses().outcome(seriesId, id), std::nullopt),
                        {.isOn = settings.isVisible,
                         .showContour = settings.showContour,
                         .showTint = settings.showTint,
                         .opacity = settings.opacity,
                         .isCalibrated = model && model->entry.isCalibrated,
                         .colours = settings.colours == Inferno ? Cividis : Inferno}});
    }
    return maps;
}

// Where a series stands in two tiles, the first of them stays bare, for comparison.
void MainWindow::refreshOverlay()
{
    const viewer::MapLook look = mapLook();
    const auto visible = m_tiles->visibleTiles();
    for (viewer::Tile* tile : visible) {
        const auto twins = std::ranges::count_if(
            visible, [&](const auto* other) { return tile->series() && other->series() == tile->series(); });
        const bool isFirstTwin = tile->series()
            && *std::ranges::find_if(visible, [&](const auto* other) { return other->series() == tile->series(); })
                == tile;
        const auto outcome =
            m_atThreshold.of(m_workspace.analyses().outcome(tile->seriesId(), m_findings->chosenModel()),
                             m_findings->mapSettings().threshold);
        if (twins > 1 && isFirstTwin)
            tile->viewport().setOutcome(nullptr, look);
        else
            tile->viewport().setOutcome(outcome, look, otherMaps(tile->seriesId()));
    }
}

void MainWindow::refreshStatus()
{
    const viewer::Tile& tile = m_tiles->active();
    const int total = tile.series() ? static_cast<int>(tile.series()->frames.size()) : 0;
    m_status->setLoading(tile.series() ? m_workspace.frames().loadedCount(*tile.series()) : 0, total);
    const int count = static_cast<int>(m_workspace.seriesOrder().size());
    m_status->setNote(count > 0 ? tr("%n series", nullptr, count) : QString());
}

void MainWindow::showStudy(const QString& studyUid)
{
    viewer::SeriesPtr best;
    for (const QString& id : m_workspace.seriesOrder()) {
        const auto series = m_workspace.series(id);
        const bool isOfStudy = series->frames.front().instance->study.uid == studyUid.toStdString();
        if (isOfStudy && (!best || series->frames.size() > best->frames.size()))
            best = series;
    }
    if (best)
        showSeries(QString::fromStdString(best->id()));
}

// The first record opens the timeline, where the window is high enough for it.
void MainWindow::refreshTimeline()
{
    QSet<QString> studies;
    for (const QString& id : m_workspace.seriesOrder())
        studies.insert(QString::fromStdString(m_workspace.series(id)->frames.front().instance->study.uid));
    m_timeline->setLoadedStudies(studies);
    m_timeline->refresh();
    if (!m_timelineWasMoved && m_timeline->shown() && height() >= 820)
        m_timeline->setOpen(true);
}

void MainWindow::goTo(const nn::Finding& finding)
{
    if (m_tiles->threePlanes()) {
        goToSlice(finding.slice);
        if (finding.patient)
            m_tiles->threePlanes()->setPoint(*finding.patient);
        return;
    }
    m_tiles->active().viewport().setSlice(finding.slice);
    m_tiles->followActive();
    for (viewer::Tile* tile : m_tiles->visibleTiles())
        if (tile->seriesId() == m_activeSeries)
            tile->viewport().ringPlace(finding);
}

void MainWindow::analyseActive(const QString& modelId)
{
    m_findings->chooseModel(modelId);
    m_workspace.analyses().start(m_activeSeries, modelId, acquiredSlice());
}

void MainWindow::analyseOnceOpen(const QString& modelId)
{
    auto* soon = new QTimer(this);
    connect(soon, &QTimer::timeout, this, [this, soon, modelId] {
        if (!isSettled())
            return;
        soon->deleteLater();
        soon->stop();
        if (!m_workspace.models().find(modelId))
            m_errorBar->say([modelId] { return tr("There is no model \"%1\" for images here.").arg(modelId); });
        else if (m_activeSeries.isEmpty())
            m_errorBar->say([modelId] { return tr("There is no series to analyse with \"%1\".").arg(modelId); });
        else
            analyseActive(modelId);
    });
    constexpr int milliseconds = 100;
    soon->start(milliseconds);
}

}
