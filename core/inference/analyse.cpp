#include "core/inference/analyse.h"

#include "core/files/hash.h"
#include "core/files/walk.h"
#include "core/inference/series_input.h"
#include "core/tasks/image_task.h"
#include "core/tasks/messages.h"
#include "core/tasks/suitability.h"

#include <chrono>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace lantern::inference {

namespace {

using Clock = std::chrono::steady_clock;

// Of decoded slices, for as long as an analysis takes: a thousand of 512 x 512 with 16 bits.
constexpr std::size_t framesBudget = std::size_t(512) << 20;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

// What the series' files are to the file system stands for their pixels and geometry, and no file is opened for it.
// Empty where a file is gone.
std::string stampsOf(const dicom::Series& series)
{
    std::string all;
    const dicom::Instance* last = nullptr;
    for (const auto& frame : series.frames) {
        if (frame.instance.get() != last) {
            last = frame.instance.get();
            const auto stamp = files::stampOf(last->path.string());
            if (!stamp)
                return {};
            all += fmt::format("{} {} {} {} {};", stamp->device, stamp->inode, stamp->size, stamp->modified,
                               stamp->changed);
        }
        all += fmt::format("#{};", frame.frame);
    }
    return all;
}

// Empty: such a result is not kept.
std::string keyOf(const dicom::Series& series, const nn::Package& package, const AnalyseOptions& options)
{
    const std::string stamps = stampsOf(series);
    if (stamps.empty())
        return {};
    const bool isOfOneSlice = package.manifest().series().oneSlice && options.onlySlice;
    return package.sha256() + files::sha256Of(stamps) + (isOfOneSlice ? fmt::format("#{} ", *options.onlySlice) : "")
        + series.id();
}

std::size_t bytesOf(const nn::Outcome& outcome)
{
    std::size_t bytes = sizeof(outcome) + outcome.findings.size() * sizeof(nn::Finding)
        + outcome.rule.joined.size() * sizeof(outcome.rule.joined[0]) + outcome.maps.size() * sizeof(nn::MapSlice);
    for (const auto& label : outcome.labels)
        for (const auto& [language, text] : label.texts)
            bytes += sizeof(label) + text.size();
    for (const auto& map : outcome.maps)
        bytes += map.probabilities ? map.probabilities->size() * sizeof(float) : 0;
    return bytes;
}

}

Analyser::Analyser(nn::LoadedModels& models, Frames frames, std::size_t byteBudget)
    : m_models(models)
    , m_frames(std::move(frames))
    , m_results(byteBudget)
{
}

Result<nn::Outcome> Analyser::analysed(const dicom::Series& series, const nn::Package& package,
                                       const AnalyseOptions& options, const tasks::MapReady& mapReady, Job& job)
{
    LANTERN_TRY(task, tasks::findImageTask(package.manifest().task));
    auto input = seriesInput(series, heldFrames(m_frames, framesBudget));
    input.firstSlice = options.firstSlice;
    input.onlySlice = options.onlySlice;
    const auto load = [&]() -> Result<std::shared_ptr<const nn::Model>> {
        LANTERN_TRY(runtime, nn::openRuntime());
        runtime->setThreads(options.threads);
        return m_models.of(package);
    };
    return task->reader->read(package.manifest(), load, input, mapReady, job);
}

Result<nn::Outcome> Analyser::analyse(const dicom::Series& series, const nn::Package& package,
                                      const AnalyseOptions& options, Job& job)
{
    const auto begin = Clock::now();
    if (job.cancelled())
        return fail(ErrorCode::Cancelled, tasks::messages::AnalysisCancelled);
    const std::string key = keyOf(series, package, options);
    if (const auto known = key.empty() ? std::nullopt : m_results.find(key)) {
        const nn::Outcome& outcome = **known;
        for (std::size_t slice = 0; options.mapReady && slice < outcome.maps.size(); ++slice) {
            if (outcome.maps[slice].probabilities)
                options.mapReady(static_cast<int>(slice), outcome.maps[slice]);
        }
        return outcome;
    }

    double firstMap = 0;
    const tasks::MapReady mapReady = [&](int slice, const nn::MapSlice& map) {
        if (firstMap == 0)
            firstMap = secondsSince(begin);
        if (options.mapReady)
            options.mapReady(slice, map);
    };
    auto result = analysed(series, package, options, mapReady, job);
    if (!result && result.error().code == ErrorCode::Cancelled)
        return result;

    nn::Outcome outcome;
    if (result) {
        outcome = std::move(*result);
    } else {
        outcome.state = nn::State::Failed;
        outcome.reason = result.error().message;
        outcome.threshold = package.manifest().threshold();
    }
    outcome.model = package.identity();
    outcome.labels = package.manifest().labels;
    outcome.seriesId = series.id();
    outcome.seconds = secondsSince(begin);
    outcome.firstMapSeconds = firstMap;
    outcome.finishedAt = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    if (!key.empty() && outcome.state != nn::State::Failed)
        m_results.keep(key, std::make_shared<const nn::Outcome>(outcome), bytesOf(outcome));
    return outcome;
}

std::optional<nn::Outcome> Analyser::unsuitable(const dicom::Series& series, const nn::Package& package) const
{
    auto found = tasks::unsuitableSeries(seriesInput(series, m_frames), package.manifest());
    if (!found)
        return std::nullopt;
    nn::Outcome outcome;
    outcome.state = found->state;
    outcome.reason = std::move(found->reason);
    outcome.threshold = package.manifest().threshold();
    outcome.model = package.identity();
    outcome.labels = package.manifest().labels;
    outcome.seriesId = series.id();
    return outcome;
}

}
