#include "ui/shell/workspace.h"

#include "core/base/log.h"
#include "core/display/quantities.h"
#include "core/display/show_slice.h"
#include "core/volume/pixel_shape.h"
#include "ui/paint/picture.h"
#include "ui/theme/type.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <span>
#include <unistd.h>

namespace lantern::shell {

namespace {

// All there are: the store lets the window go first.
int decodeThreads() { return std::max(1, QThread::idealThreadCount()); }

// A quarter of the machine's memory for decoded frames, at least 512 MB.
std::size_t frameBudget()
{
    const auto pages = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
    const auto page = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PAGE_SIZE)));
    return std::max<std::size_t>(std::size_t{512} << 20, pages * page / 4);
}

std::vector<std::filesystem::path> pathsOf(const QStringList& texts)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& text : texts)
        paths.emplace_back(QFile::encodeName(text).toStdString());
    return paths;
}

}

bool showTheSame(const dicom::Series& a, const dicom::Series& b)
{
    return std::ranges::equal(a.frames, b.frames, {}, viewer::keyOf, viewer::keyOf);
}

Workspace::Workspace(Backend backend, QObject* parent)
    : QObject(parent)
    , m_backend(std::move(backend))
    , m_frames(m_backend.decode, decodeThreads(), frameBudget(), this)
    , m_records(m_backend.records, {m_searching, m_scoring}, m_jobs)
    , m_keeper(m_backend.measurements)
    , m_warnings(m_backend.warnings, m_asking)
{
    connect(&m_frames, &viewer::FrameStore::frameReady, this, &Workspace::makeThumbnail);
    connect(&m_frames, &viewer::FrameStore::frameReady, this, &Workspace::noteFailure);
    connect(&m_warnings, &SeriesWarnings::changed, this, &Workspace::warningsChanged);
    connect(&m_records, &RecordWorkspace::failed, this, &Workspace::failed);
    connect(&m_keeper, &MeasurementKeeper::failed, this, &Workspace::measurementsFailed);
    connect(&m_records, &RecordWorkspace::opened, this, [this](const QStringList& paths, int found) {
        if (found > 0)
            Q_EMIT pathsOpened(paths);
        if (m_withoutImages.remove(paths.join('\n')) && found == 0)
            Q_EMIT nothingFound(paths);
    });
    connect(&m_jobs, &TaskList::progressed, this, [this](int job, const lanes::Progress& progress) {
        for (auto& [key, analysis] : m_analyses)
            if (analysis.job == job && analysis.status.outcome.state == nn::State::Running) {
                analysis.status.share = progress.share;
                takeMaps(analysis);
                Q_EMIT statusChanged(key.first, key.second);
            }
    });
}

// All is cancelled at once; then each lane waits for what it is at.
Workspace::~Workspace() { m_jobs.cancelAll(); }

void Workspace::open(const QStringList& paths)
{
    const int generation = m_generation;
    ++m_scans;
    const QString name = paths.size() == 1 ? QFileInfo(QDir::cleanPath(paths.first())).fileName() : QString();
    auto task = m_searching.start(
        this, [scan = m_backend.scan, files = pathsOf(paths)](Job& job) { return scan(files, job); },
        [this, paths, generation](Result<sources::Found> found) {
            --m_scans;
            if (generation != m_generation)
                return;
            if (found)
                take(*std::move(found), paths);
            else if (found.error().code == ErrorCode::Locked && m_backend.addPassword)
                Q_EMIT locked(paths, found.error());
            else if (found.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(found.error(), paths.join(QStringLiteral(", ")));
        });
    m_jobs.add(task, name.isEmpty() ? tr("Looking for images") : tr("Looking for images in %1").arg(name));
}

void Workspace::unlock(const QStringList& paths, const QString& password)
{
    m_backend.addPassword(password.toStdString());
    open(paths);
}

// The catalogue completes series with what was found and keeps the instances of files that are open already, and with
// them their pixels.
void Workspace::take(sources::Found opening, const QStringList& paths)
{
    dicom::Catalogue found = std::move(opening.catalogue);
    const auto unread = found.unreadable;
    if (std::ranges::any_of(found.series(), [](const auto* series) { return !series->frames.empty(); }))
        Q_EMIT pathsOpened(paths);
    auto all = std::make_shared<dicom::Catalogue>(*m_catalogue);
    const dicom::Change change = all->add(std::move(found));
    m_catalogue = std::move(all);
    if (change.files > 0) {
        m_warnings.follow(change);
        m_series.clear();
        m_seriesOrder.clear();
        for (const dicom::Series* series : m_catalogue->series()) {
            if (series->frames.empty())
                continue;
            const QString id = QString::fromStdString(series->id());
            // The catalogue stays alive as long as anybody holds one of its series.
            m_series.insert(id, viewer::SeriesPtr(m_catalogue, series));
            m_seriesOrder.append(id);
        }
    }
    QStringList studies, newSeries;
    for (const dicom::Patient& patient : m_catalogue->patients)
        for (const dicom::Study& study : patient.studies)
            studies.append(QString::fromStdString(study.facts.uid));
    m_keeper.openStudies(studies);
    follow(change);
    markStale();
    Q_EMIT catalogueChanged();
    for (const std::string& id : change.added)
        newSeries.append(QString::fromStdString(id));
    if (m_catalogue->patients.empty())
        m_withoutImages.insert(paths.join('\n'));
    else
        Q_EMIT opened(newSeries);
    if (!unread.empty())
        Q_EMIT leftUnread(unread);
    wantThumbnails();
    m_records.open(paths, std::move(opening.records));
}

// Series may be called otherwise since more came: what is known of them follows. What was said of their images alone
// holds no longer where they have others now, and is asked anew.
void Workspace::follow(const dicom::Change& change)
{
    std::map<AnalysisKey, Analysis> analyses;
    for (auto& [key, analysis] : m_analyses)
        if (const QString id = idNow(change, key.first); !id.isEmpty())
            analyses[{id, key.second}] = std::move(analysis);
    m_analyses = std::move(analyses);
    for (auto& [key, id] : m_awaited)
        id = idNow(change, id);
    const auto follow = [&change](const QSet<QString>& ids) {
        QSet<QString> now;
        for (const QString& id : ids)
            now.insert(idNow(change, id));
        return now;
    };
    m_checked = follow(m_checked);
    m_thumbnailsMade = follow(m_thumbnailsMade);
    QHash<QString, QImage> thumbnails;
    for (auto picture = m_thumbnails.cbegin(); picture != m_thumbnails.cend(); ++picture)
        thumbnails.insert(idNow(change, picture.key()), picture.value());
    m_thumbnails = std::move(thumbnails);
    for (const std::string& each : change.parted)
        m_thumbnailsMade.remove(QString::fromStdString(each));
    for (const auto* list : {&change.grown, &change.parted})
        for (const std::string& each : *list) {
            const QString id = QString::fromStdString(each);
            m_checked.remove(id);
            std::erase_if(m_analyses, [&id](const auto& entry) {
                return entry.first.first == id && entry.second.status.outcome.state == nn::State::NotApplicable;
            });
        }
    for (const auto& [before, now] : change.renamed)
        if (const QString id = QString::fromStdString(now); m_thumbnails.contains(id))
            Q_EMIT thumbnailReady(id, m_thumbnails[id]);
}

void Workspace::closeAll()
{
    ++m_generation;
    m_jobs.cancelAll();
    m_frames.clear();
    m_catalogue = std::make_shared<dicom::Catalogue>();
    m_series.clear();
    m_seriesOrder.clear();
    m_awaited.clear();
    m_thumbnailsMade.clear();
    m_thumbnails.clear();
    m_analyses.clear();
    m_checked.clear();
    m_warnings.clear();
    m_records.closeAll();
    m_keeper.closeAll();
    Q_EMIT catalogueChanged();
}

viewer::SeriesPtr Workspace::series(const QString& seriesId) const { return m_series.value(seriesId); }

viewer::SeriesPtr Workspace::seriesShowing(const dicom::FrameRef& frame) const
{
    for (const viewer::SeriesPtr& series : m_series)
        if (std::ranges::find(series->frames, viewer::keyOf(frame), viewer::keyOf) != series->frames.end())
            return series;
    return nullptr;
}

QStringList Workspace::seriesOrder() const { return m_seriesOrder; }

void Workspace::openDemo()
{
    if (!m_backend.demo)
        return;
    ++m_scans;
    auto task = m_searching.start(
        this, [write = m_backend.demo](Job& job) { return write(job); },
        [this](Result<std::filesystem::path> folder) {
            --m_scans;
            if (folder)
                open({QFile::decodeName(folder->c_str())});
            else if (folder.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(folder.error(), {});
        });
    m_jobs.add(task, tr("Writing the demo patients"));
}

void Workspace::wantThumbnails()
{
    for (const QString& id : m_seriesOrder) {
        if (m_thumbnailsMade.contains(id))
            continue;
        const dicom::Series& series = *m_series[id];
        const dicom::FrameRef& middle = series.frames[series.frames.size() / 2];
        m_thumbnailsMade.insert(id);
        m_awaited[viewer::keyOf(middle)] = id;
        m_frames.want(middle);
    }
}

void Workspace::makeThumbnail(viewer::FrameKey key)
{
    const auto awaited = m_awaited.find(key);
    if (awaited == m_awaited.end())
        return;
    const viewer::SeriesPtr series = m_series.value(awaited->second);
    const auto frame = series
        ? std::ranges::find_if(series->frames, [key](const auto& ref) { return viewer::keyOf(ref) == key; })
        : std::vector<dicom::FrameRef>::const_iterator{};
    const pixels::ImagePtr image = series && frame != series->frames.end() ? m_frames.image(*frame) : nullptr;
    if (!image) {
        m_awaited.erase(awaited);
        return;
    }
    constexpr int Edge = 128;    // drawn at 48 to 64 logical pixels, sharp on dense screens
    m_shrinking.start(
        this,
        [image, series, frame = *frame](Job&) -> Result<QImage> {
            const auto meanings = display::SeriesMeanings(*series).of(frame);
            const auto look = display::defaultDisplaySettings(frame, std::span(&image, 1), meanings.quantities);
            return paint::imageOver(volume::thumbnail(*image, volume::pixelShapeOf(frame), look, Edge)).copy();
        },
        [this, key](Result<QImage> picture) {
            const auto whose = m_awaited.extract(key);
            if (!picture || !whose)
                return;
            const QString& id = whose.mapped();
            m_thumbnails.insert(id, *picture);
            Q_EMIT thumbnailReady(id, *picture);
        });
}

void Workspace::findModels()
{
    if (!m_backend.models) {
        m_modelsAreKnown = true;
        return;
    }
    m_asking.start(
        this, [list = m_backend.models](Job&) { return Result<std::vector<Backend::Model>>(list()); },
        [this](Result<std::vector<Backend::Model>> models) {
            const bool isFirst = !m_modelsAreKnown;
            m_modelsAreKnown = true;
            const bool areOthers =
                models && !std::ranges::equal(m_models, *models, {}, &Backend::Model::entry, &Backend::Model::entry);
            if (areOthers) {
                m_models = *std::move(models);
                m_checked.clear();    // what came was asked about no series yet
            }
            if (isFirst || areOthers)
                Q_EMIT modelsChanged();
        });
}

const Backend::Model* Workspace::model(const QString& modelId) const
{
    const auto found = std::ranges::find_if(m_models, [&](const auto& model) { return model.entry.id == modelId; });
    return found == m_models.end() ? nullptr : &*found;
}

void Workspace::analyse(const QString& seriesId, const QString& modelId, int firstSlice)
{
    const viewer::SeriesPtr openSeries = series(seriesId);
    if (!openSeries || !m_backend.analyse || !model(modelId) || !model(modelId)->entry.trouble.empty())
        return;
    const AnalysisKey key{seriesId, modelId};
    if (m_analyses[key].status.outcome.state == nn::State::Running)
        return;
    Analysis analysis;
    analysis.request = m_nextRequest++;
    analysis.series = openSeries;
    analysis.status.outcome.state = nn::State::Running;
    analysis.status.outcome.threshold = model(modelId)->entry.threshold;
    analysis.status.outcome.model = {modelId.toStdString(), model(modelId)->entry.version.toStdString(), {}};
    analysis.maps = std::make_shared<Maps>();
    const int request = analysis.request;
    log::info("Analysing " + seriesId.toStdString() + " with " + modelId.toStdString());

    AnalysisRequest wish{
        .series = openSeries, .modelId = modelId.toStdString(), .firstSlice = firstSlice, .mapReady = {}};
    wish.mapReady = [maps = analysis.maps](int slice, const nn::MapSlice& map) {
        const std::lock_guard lock(maps->mutex);
        maps->made.emplace_back(slice, map);
    };
    auto task = m_analysing.start(
        this, [run = m_backend.analyse, wish](Job& job) { return run(wish, job); },
        [this, request](Result<nn::Outcome> answer) {
            nn::Outcome outcome;
            if (answer) {
                outcome = *std::move(answer);
            } else if (answer.error().code != ErrorCode::Cancelled) {    // else it was never asked for
                log::warn("Analysis failed: " + answer.error().sentence());
                outcome.state = answer.error().code == ErrorCode::Refused ? nn::State::Refused : nn::State::Failed;
                outcome.reason = answer.error().message;
            }
            settle(request, std::move(outcome));
        });
    analysis.job = m_jobs.add(task, tr("Analysing with %1").arg(modelId), TaskList::Counts::Share);
    m_analyses[key] = std::move(analysis);
    Q_EMIT statusChanged(seriesId, modelId);
}

// What is there so far is shown at once; the state stays Running, so nobody can take it for a result.
void Workspace::takeMaps(Analysis& analysis)
{
    std::vector<std::pair<int, nn::MapSlice>> made;
    {
        const std::lock_guard lock(analysis.maps->mutex);
        made.swap(analysis.maps->made);
    }
    if (made.empty())
        return;
    auto partial = std::make_shared<nn::Outcome>(analysis.outcome ? *analysis.outcome : analysis.status.outcome);
    partial->maps.resize(analysis.series->frames.size());
    for (auto& [slice, map] : made)
        if (slice >= 0 && static_cast<std::size_t>(slice) < partial->maps.size())
            partial->maps[static_cast<std::size_t>(slice)] = std::move(map);
    analysis.outcome = std::move(partial);
}

void Workspace::checkSuitability(const QString& seriesId)
{
    const viewer::SeriesPtr openSeries = series(seriesId);
    if (!openSeries || m_models.empty() || m_checked.contains(seriesId))
        return;
    m_checked.insert(seriesId);
    std::vector<std::string> ids;
    for (const Backend::Model& known : m_models)
        if (known.entry.trouble.empty())
            ids.push_back(known.entry.id.toStdString());
    ++m_checks;
    const int generation = m_generation;
    m_asking.start(
        this,
        [check = m_backend.unsuitable, kept = m_backend.results.read, openSeries, ids](Job&) {
            std::vector<KeptResult> found;
            for (const std::string& id : ids) {
                if (auto result = kept ? kept(*openSeries, id) : std::nullopt)
                    found.push_back(*std::move(result));
                else if (auto outcome = check ? check(*openSeries, id) : std::nullopt)
                    found.push_back({*std::move(outcome)});
            }
            return Result<std::vector<KeptResult>>(std::move(found));
        },
        [this, openSeries, generation](Result<std::vector<KeptResult>> found) {
            --m_checks;
            const viewer::SeriesPtr now = seriesShowing(openSeries->frames.front());
            if (!found || generation != m_generation || !now || !showTheSame(*now, *openSeries))
                return;
            const QString id = QString::fromStdString(now->id());
            for (KeptResult& result : *found) {
                const QString modelId = QString::fromStdString(result.outcome.model.id);
                Analysis& analysis = m_analyses[{id, modelId}];
                if (analysis.request > 0)    // an analysis was asked for meanwhile and knows better
                    continue;
                analysis.series = result.isStale ? nullptr : openSeries;
                analysis.status.outcome = result.outcome;
                if (findings::hasResult(analysis.status))
                    analysis.outcome = std::make_shared<const nn::Outcome>(std::move(result.outcome));
                markStale();
                Q_EMIT statusChanged(id, modelId);
            }
        });
}

dicom::Warnings Workspace::warnings(const QString& seriesId) const
{
    const viewer::SeriesPtr openSeries = series(seriesId);
    return openSeries ? m_warnings.of(*openSeries) : dicom::Warnings();
}

void Workspace::noteFailure(viewer::FrameKey key)
{
    const auto error = m_frames.failure(key);
    if (!error)
        return;
    for (const QString& id : m_seriesOrder)
        if (std::ranges::any_of(m_series[id]->frames, [key](const auto& frame) { return viewer::keyOf(frame) == key; }))
            m_warnings.addFailure(id, *error);
}

// A late answer, of a request that was overtaken or of a series that was closed, is dropped.
void Workspace::settle(int request, nn::Outcome outcome)
{
    const auto found =
        std::ranges::find_if(m_analyses, [request](const auto& entry) { return entry.second.request == request; });
    if (found == m_analyses.end())
        return;
    const AnalysisKey key = found->first;
    found->second.status.outcome = outcome;
    found->second.outcome = std::make_shared<const nn::Outcome>(std::move(outcome));
    keepResult(key);
    markStale();
    Q_EMIT statusChanged(key.first, key.second);
}

void Workspace::keepResult(const AnalysisKey& key)
{
    const Analysis& analysis = m_analyses[key];
    const viewer::SeriesPtr openSeries = series(key.first);
    // Of a series that grew meanwhile the next analysis will be kept.
    if (!m_backend.results.write || !openSeries || !showTheSame(*openSeries, *analysis.series))
        return;
    m_asking.start(
        this,
        [write = m_backend.results.write, openSeries, outcome = analysis.outcome](Job&) {
            return write(*openSeries, *outcome);
        },
        [this](const Result<void>& written) {
            if (!written && written.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(written.error(), {});
        });
}

void Workspace::cancelAnalysis(const QString& seriesId, const QString& modelId)
{
    if (const auto found = m_analyses.find({seriesId, modelId}); found != m_analyses.end())
        m_jobs.cancel(found->second.job);
}

QHash<QString, findings::AnalysisStatus> Workspace::statuses(const QString& seriesId) const
{
    QHash<QString, findings::AnalysisStatus> all;
    for (const Backend::Model& known : m_models)
        if (!known.entry.trouble.empty()) {
            findings::AnalysisStatus damaged;
            damaged.outcome.state = nn::State::Failed;
            damaged.outcome.reason = known.entry.trouble;
            all.insert(known.entry.id, damaged);
        }
    for (const auto& [key, analysis] : m_analyses)
        if (key.first == seriesId)
            all.insert(key.second, analysis.status);
    return all;
}

std::shared_ptr<const nn::Outcome> Workspace::outcome(const QString& seriesId, const QString& modelId) const
{
    const auto found = m_analyses.find({seriesId, modelId});
    return found == m_analyses.end() || found->second.status.isStale ? nullptr : found->second.outcome;
}

bool Workspace::isAnalysing() const
{
    return std::ranges::any_of(
        m_analyses, [](const auto& entry) { return entry.second.status.outcome.state == nn::State::Running; });
}

// More images came since: what was said holds for another series than the one on the screen.
void Workspace::markStale()
{
    for (auto& [key, analysis] : m_analyses) {
        const viewer::SeriesPtr now = series(key.first);
        const bool isStale =
            findings::hasResult(analysis.status) && now && !(analysis.series && showTheSame(*now, *analysis.series));
        if (isStale != analysis.status.isStale) {
            analysis.status.isStale = isStale;
            Q_EMIT statusChanged(key.first, key.second);
        }
    }
}

}
