#include "ui/shell/workspace/analyses.h"

#include "core/base/log.h"

#include <algorithm>

namespace lantern::shell {

Analyses::Analyses(const Backend& backend, const OpenSeries& open, const ModelList& models, Lanes lanes,
                   TaskList& tasks, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_open(open)
    , m_models(models)
    , m_lanes(lanes)
    , m_tasks(tasks)
{
    connect(&m_tasks, &TaskList::progressed, this, &Analyses::takeProgress);
    // What came was asked about no series yet.
    connect(&m_models, &ModelList::changed, this, [this] { m_checked.clear(); });
}

void Analyses::start(const QString& seriesId, const QString& modelId, int firstSlice)
{
    const viewer::SeriesPtr series = m_open.find(seriesId);
    const Backend::Model* model = m_models.find(modelId);
    if (!series || !m_backend.analyse || !model || !model->entry.trouble.empty())
        return;
    const Key key{seriesId, modelId};
    if (m_analyses[key].status.outcome.state == nn::State::Running)
        return;
    Analysis analysis;
    analysis.request = m_nextRequest++;
    analysis.series = series;
    analysis.status.outcome.state = nn::State::Running;
    analysis.status.outcome.threshold = model->entry.threshold;
    analysis.status.outcome.model = {modelId.toStdString(), model->entry.version.toStdString(), {}};
    analysis.maps = std::make_shared<Maps>();
    const int number = analysis.request;
    log::info("Analysing " + seriesId.toStdString() + " with " + modelId.toStdString());

    AnalysisRequest request{
        .series = series, .modelId = modelId.toStdString(), .firstSlice = firstSlice, .mapReady = {}};
    request.mapReady = [maps = analysis.maps](int slice, const nn::MapSlice& map) {
        const std::lock_guard lock(maps->mutex);
        maps->made.emplace_back(slice, map);
    };
    auto task = m_lanes.analysing.start(
        this, [run = m_backend.analyse, request](Job& job) { return run(request, job); },
        [this, number](Result<nn::Outcome> answer) {
            nn::Outcome outcome;
            if (answer) {
                outcome = *std::move(answer);
            } else if (answer.error().code != ErrorCode::Cancelled) {    // else it was never asked for
                log::warn("Analysis failed: " + answer.error().sentence());
                outcome.state = answer.error().code == ErrorCode::Refused ? nn::State::Refused : nn::State::Failed;
                outcome.reason = answer.error().message;
            }
            settle(number, std::move(outcome));
        });
    analysis.task = m_tasks.add(task, tr("Analysing with %1").arg(modelId), TaskList::Counts::Share);
    m_analyses[key] = std::move(analysis);
    Q_EMIT statusChanged(seriesId, modelId);
}

void Analyses::cancel(const QString& seriesId, const QString& modelId)
{
    if (const auto found = m_analyses.find({seriesId, modelId}); found != m_analyses.end())
        m_tasks.cancel(found->second.task);
}

bool Analyses::isAnyRunning() const
{
    return std::ranges::any_of(
        m_analyses, [](const auto& entry) { return entry.second.status.outcome.state == nn::State::Running; });
}

void Analyses::takeProgress(int task, const lanes::Progress& progress)
{
    for (auto& [key, analysis] : m_analyses)
        if (analysis.task == task && analysis.status.outcome.state == nn::State::Running) {
            analysis.status.share = progress.share;
            takeMaps(analysis);
            Q_EMIT statusChanged(key.first, key.second);
        }
}

// What is there so far is shown at once; the state stays Running, so nobody can take it for a result.
void Analyses::takeMaps(Analysis& analysis)
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

// A late answer, of a request that was overtaken or of a series that was closed, is dropped.
void Analyses::settle(int request, nn::Outcome outcome)
{
    const auto found =
        std::ranges::find_if(m_analyses, [request](const auto& entry) { return entry.second.request == request; });
    if (found == m_analyses.end())
        return;
    const Key key = found->first;
    found->second.status.outcome = outcome;
    found->second.outcome = std::make_shared<const nn::Outcome>(std::move(outcome));
    keep(key);
    markStale();
    Q_EMIT statusChanged(key.first, key.second);
}

void Analyses::keep(const Key& key)
{
    const Analysis& analysis = m_analyses[key];
    const viewer::SeriesPtr series = m_open.find(key.first);
    // Of a series that grew meanwhile the next analysis will be kept.
    if (!m_backend.results.write || !series || !showTheSame(*series, *analysis.series))
        return;
    m_lanes.asking.start(
        this,
        [write = m_backend.results.write, series, outcome = analysis.outcome](Job&) {
            return write(*series, *outcome);
        },
        [this](const Result<void>& written) {
            if (!written && written.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(written.error(), {});
        });
}

void Analyses::checkSuitability(const QString& seriesId)
{
    const viewer::SeriesPtr series = m_open.find(seriesId);
    if (!series || m_models.all().empty() || m_checked.contains(seriesId))
        return;
    m_checked.insert(seriesId);
    std::vector<std::string> ids;
    for (const Backend::Model& known : m_models.all())
        if (known.entry.trouble.empty())
            ids.push_back(known.entry.id.toStdString());
    ++m_checks;
    m_lanes.asking.start(
        this,
        [check = m_backend.unsuitable, kept = m_backend.results.read, series, ids](Job&) {
            std::vector<KeptResult> found;
            for (const std::string& id : ids) {
                if (auto result = kept ? kept(*series, id) : std::nullopt)
                    found.push_back(*std::move(result));
                else if (auto outcome = check ? check(*series, id) : std::nullopt)
                    found.push_back({*std::move(outcome)});
            }
            return Result<std::vector<KeptResult>>(std::move(found));
        },
        [this, series, generation = m_generation](Result<std::vector<KeptResult>> found) {
            --m_checks;
            if (found && generation == m_generation)
                takeKept(series, *std::move(found));
        });
}

void Analyses::takeKept(const viewer::SeriesPtr& asked, std::vector<KeptResult> found)
{
    const viewer::SeriesPtr now = m_open.showing(asked->frames.front());
    if (!now || !showTheSame(*now, *asked))
        return;
    const QString id = QString::fromStdString(now->id());
    for (KeptResult& result : found) {
        const QString modelId = QString::fromStdString(result.outcome.model.id);
        Analysis& analysis = m_analyses[{id, modelId}];
        if (analysis.request > 0)    // an analysis was asked for meanwhile and knows better
            continue;
        analysis.series = result.isStale ? nullptr : asked;
        analysis.status.outcome = result.outcome;
        if (findings::hasResult(analysis.status))
            analysis.outcome = std::make_shared<const nn::Outcome>(std::move(result.outcome));
        markStale();
        Q_EMIT statusChanged(id, modelId);
    }
}

QHash<QString, findings::AnalysisStatus> Analyses::statuses(const QString& seriesId) const
{
    QHash<QString, findings::AnalysisStatus> all;
    for (const Backend::Model& known : m_models.all())
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

std::shared_ptr<const nn::Outcome> Analyses::outcome(const QString& seriesId, const QString& modelId) const
{
    const auto found = m_analyses.find({seriesId, modelId});
    return found == m_analyses.end() || found->second.status.isStale ? nullptr : found->second.outcome;
}

void Analyses::follow(const dicom::Change& change)
{
    std::map<Key, Analysis> analyses;
    for (auto& [key, analysis] : m_analyses)
        if (const QString id = idNow(change, key.first); !id.isEmpty())
            analyses[{id, key.second}] = std::move(analysis);
    m_analyses = std::move(analyses);
    m_checked = idsNow(change, m_checked);
    for (const auto* list : {&change.grown, &change.parted})
        for (const std::string& each : *list) {
            const QString id = QString::fromStdString(each);
            m_checked.remove(id);
            std::erase_if(m_analyses, [&id](const auto& entry) {
                return entry.first.first == id && entry.second.status.outcome.state == nn::State::NotApplicable;
            });
        }
    markStale();
}

// More images came since: what was said holds for another series than the one on the screen.
void Analyses::markStale()
{
    for (auto& [key, analysis] : m_analyses) {
        const viewer::SeriesPtr now = m_open.find(key.first);
        const bool isStale =
            findings::hasResult(analysis.status) && now && !(analysis.series && showTheSame(*now, *analysis.series));
        if (isStale != analysis.status.isStale) {
            analysis.status.isStale = isStale;
            Q_EMIT statusChanged(key.first, key.second);
        }
    }
}

void Analyses::clear()
{
    ++m_generation;
    m_analyses.clear();
    m_checked.clear();
}

}
