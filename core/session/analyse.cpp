#include "core/session/analyse.h"

#include "core/dicom/discriminator.h"
#include "core/dicom/value_kinds.h"
#include "core/files/write_file.h"
#include "core/nn/messages.h"
#include "core/nn/runtime.h"
#include "core/nn/suitability.h"
#include "core/session/modality_image.h"

#include <chrono>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <mutex>

namespace lantern::session {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

nn::SeriesInput inputOf(const dicom::Series& series, int firstSlice, std::optional<int> onlySlice)
{
    nn::SeriesInput input;
    input.id = series.id();
    input.modality = series.facts.modality;
    input.bodyPart = series.facts.bodyPart;
    input.description = series.facts.description;
    input.orientation = series.orientation;
    input.isVolume = series.isVolume;
    input.betweenSlices = series.spacingBetweenSlices;
    input.slices = static_cast<int>(series.frames.size());
    input.firstSlice = firstSlice;
    input.onlySlice = onlySlice;
    if (!series.frames.empty()) {
        const auto& first = *series.frames.front().instance;
        input.rows = first.pixels.rows;
        input.columns = first.pixels.columns;
        input.isLossy = first.isLossy;
        const auto echoTime = dicom::valueOf(series.frames.front(), dicom::Discriminator::EchoTime).numbers;
        if (first.echoTime)
            input.echoTime = first.echoTime;
        else if (!echoTime.empty())
            input.echoTime = echoTime.front();
        input.repetitionTime = first.repetitionTime;
        input.inversionTime = first.inversionTime;
        input.contrastAgent = first.contrastAgent;
        input.studyDescription = first.study.description;
        for (const std::string& name : {first.series.protocolName, first.sequenceName})
            if (!name.empty())
                input.names.push_back(name);
    }
    if (const auto kinds = dicom::valueKindsOf(series.frames); !kinds.reasons.empty())
        input.mixedValues = kinds.reasons.front();
    const auto frame = [&series](int slice) -> const dicom::FrameRef& {
        return series.frames[static_cast<std::size_t>(slice)];
    };
    input.picture = [frame](int slice) { return modalityImage(*frame(slice).instance, frame(slice).frame); };
    input.plane = [frame](int slice) { return frame(slice).facts().plane; };
    input.sopInstanceUid = [frame](int slice) { return frame(slice).instance->sopInstanceUid; };
    return input;
}

// The files' bytes stand for pixels and geometry alike. Frames of one file are hashed once.
Result<std::string> pixelHash(const dicom::Series& series, Job& job)
{
    std::string all;
    const dicom::Instance* last = nullptr;
    for (const auto& frame : series.frames) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, nn::messages::AnalysisCancelled);
        if (frame.instance.get() != last) {
            last = frame.instance.get();
            LANTERN_TRY(bytes, files::readText(last->path, 1ull << 32));
            all += nn::sha256Of(bytes);
        }
        all += fmt::format("#{};", frame.frame);
    }
    return nn::sha256Of(all);
}

// The last results and models; small numbers, so a plain list with the newest at the end.
struct Kept {
    std::mutex mutex;
    std::vector<std::pair<std::string, nn::Outcome>> outcomes;
    std::vector<std::pair<std::string, std::shared_ptr<nn::Model>>> models;
};

Kept& kept()
{
    static Kept all;
    return all;
}

constexpr std::size_t mostOutcomes = 16, mostModels = 3;

template <class Value>
void keep(std::vector<std::pair<std::string, Value>>& list, std::size_t most, std::string key, Value value)
{
    std::erase_if(list, [&](const auto& entry) { return entry.first == key; });
    list.emplace_back(std::move(key), std::move(value));
    if (list.size() > most)
        list.erase(list.begin());
}

Result<std::shared_ptr<nn::Model>> modelOf(const nn::Package& package, int threads)
{
    LANTERN_TRY(runtime, nn::openRuntime());
    runtime->setThreads(threads);
    const std::lock_guard lock(kept().mutex);
    for (const auto& [hash, model] : kept().models) {
        if (hash == package.sha256())
            return model;
    }
    LANTERN_TRY(loaded, package.load(*runtime));
    const std::shared_ptr<nn::Model> model = std::move(loaded);
    keep(kept().models, mostModels, package.sha256(), model);
    return model;
}

Result<nn::Outcome> analysed(const dicom::Series& series, const nn::Package& package, const AnalyseOptions& options,
                             const nn::MapReady& mapReady, Job& job)
{
    LANTERN_TRY(task, nn::findTask(package.manifest().task));
    LANTERN_TRY(model, modelOf(package, options.threads));
    return task->analyse(*model, inputOf(series, options.firstSlice, options.onlySlice), mapReady, job);
}

}

Result<nn::Outcome> analyse(const dicom::Series& series, const nn::Package& package, const AnalyseOptions& options,
                            Job& job)
{
    const auto begin = Clock::now();
    const auto hash = pixelHash(series, job);
    if (!hash && hash.error().code == ErrorCode::Cancelled)
        return fail(hash.error());
    std::string key = hash ? package.sha256() + *hash + series.id() : std::string();
    if (!key.empty() && package.manifest().input.oneSlice && options.onlySlice)
        key += fmt::format("#{}", *options.onlySlice);
    if (!key.empty()) {
        const std::lock_guard lock(kept().mutex);
        for (const auto& [known, outcome] : kept().outcomes) {
            if (known != key)
                continue;
            for (std::size_t slice = 0; options.mapReady && slice < outcome.maps.size(); ++slice) {
                if (outcome.maps[slice].probabilities)
                    options.mapReady(static_cast<int>(slice), outcome.maps[slice]);
            }
            return outcome;
        }
    }

    double firstMap = 0;
    const nn::MapReady mapReady = [&](int slice, const nn::MapSlice& map) {
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
    outcome.model = {package.manifest().id, package.manifest().version, package.sha256()};
    outcome.seriesId = series.id();
    outcome.seconds = secondsSince(begin);
    outcome.firstMapSeconds = firstMap;
    outcome.finishedAt = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    if (!key.empty() && outcome.state != nn::State::Failed) {
        const std::lock_guard lock(kept().mutex);
        keep(kept().outcomes, mostOutcomes, key, outcome);
    }
    return outcome;
}

std::optional<nn::Outcome> unsuitable(const dicom::Series& series, const nn::Package& package)
{
    auto found = nn::unsuitableSeries(inputOf(series, 0, std::nullopt), package.manifest());
    if (!found)
        return std::nullopt;
    nn::Outcome outcome;
    outcome.state = found->state;
    outcome.reason = std::move(found->reason);
    outcome.threshold = package.manifest().threshold();
    outcome.model = {package.manifest().id, package.manifest().version, package.sha256()};
    outcome.seriesId = series.id();
    return outcome;
}

}
