#include "core/learning/evaluate_images.h"

#include "core/learning/labelled_examples.h"
#include "core/learning/messages.h"
#include "core/tasks/image_task.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace lantern::learning {

namespace {

constexpr std::size_t together = 128;    // pictures in memory at a time: 64 MB at 256 x 256 with masks

std::size_t groupsOf(const std::vector<nn::Prediction>& predictions)
{
    std::set<std::string> named;
    std::size_t alone = 0;
    for (const auto& one : predictions) {
        if (one.target < 0)
            continue;
        if (one.group.empty())
            ++alone;
        else
            named.insert(one.group);
    }
    return named.size() + alone;
}

// A model cannot gain by a picture that cannot be read.
void scoreAsNoOpinion(nn::Prediction& unreadable, std::size_t labels, bool hasMask)
{
    unreadable.probabilities.assign(labels, 1.0 / double(labels));
    if (hasMask)
        unreadable.further = {{"dice", 0.0}, {"pointing", 0.0}};
}

}

Result<ImageEvaluation> evaluateImageModel(const nn::Package& package, const std::filesystem::path& data,
                                           const std::string& split, int threads, Job& job)
{
    const auto begun = std::chrono::steady_clock::now();
    LANTERN_TRY(task, tasks::findImageTask(package.manifest().task));
    LANTERN_TRY(runtime, nn::openRuntime());
    runtime->setThreads(threads);
    LANTERN_TRY(model, package.load(*runtime));
    const nn::Manifest& manifest = model->manifest;
    LANTERN_TRY(set, files::loadImageSet(data, split, job));

    std::vector<nn::Prediction> predictions, unreadable;
    const auto networks = model->parts();
    QuietJob quiet;
    for (std::size_t first = 0; first < set.size(); first += together) {
        const Rows rows{first, std::min(first + together, set.size())};
        LANTERN_TRY(made, labelledExamples(*task->trainer, set, rows, manifest, job));
        if (!made.examples.empty()) {
            LANTERN_TRY(scored, task->trainer->predict(networks, manifest, made.examples, quiet));
            predictions.insert(predictions.end(), scored.begin(), scored.end());
        }
        unreadable.insert(unreadable.end(), made.unreadable.begin(), made.unreadable.end());
    }
    const bool drawsMasks = std::any_of(predictions.begin(), predictions.end(),
                                        [](const auto& one) { return one.further.contains("dice"); });
    std::set<std::string> masked;
    for (std::size_t row = 0; drawsMasks && row < set.size(); ++row) {
        if (!set.cell(row, "mask_file").empty())
            masked.insert(set.cell(row, "file"));
    }
    for (auto& one : unreadable) {
        scoreAsNoOpinion(one, manifest.labels.size(), masked.contains(one.name));
        predictions.push_back(std::move(one));
    }

    ImageEvaluation result;
    result.model = model->identity();
    result.threshold = manifest.threshold();
    result.evaluation = nn::evaluate(predictions, nn::idsOf(manifest.labels));
    if (result.evaluation.n == 0)
        return fail(ErrorCode::Refused,
                    messages::NoLabelIsKnown(set.size(), data.string(), manifest.id,
                                             fmt::format("{}", fmt::join(nn::idsOf(manifest.labels), ", "))));
    for (const auto& [name, value] : task->trainer->furtherFigures(predictions, manifest))
        result.evaluation.figures[name] = value;
    result.groups = groupsOf(predictions);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return result;
}

}
