#include "core/learning/evaluate_record.h"

#include "core/inference/risk_model.h"
#include "core/learning/messages.h"
#include "core/nn/loaded_models.h"
#include "core/tasks/record_cases.h"
#include "core/tasks/risk_figures.h"

#include <algorithm>
#include <chrono>

namespace lantern::learning {

Result<RecordEvaluation> evaluateRecordModel(const nn::Package& package, const std::filesystem::path& data,
                                             const std::filesystem::path& outcomes, Job& job)
{
    const auto begun = std::chrono::steady_clock::now();
    nn::LoadedModels models;
    LANTERN_TRY(model, inference::RiskModel::load(package, models));
    const auto& task = model.task();
    LANTERN_TRY(read, task.trainer.cases(data, outcomes, job));

    constexpr std::size_t together = 256;    // 17 MB of features at a time
    RecordEvaluation evaluation;
    tasks::PredictedRisks predicted, accepted;
    QuietJob quiet;
    for (std::size_t first = 0; first < read.cases.size(); first += together) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::RecordEvaluationCancelled);
        const auto last = std::min(first + together, read.cases.size());
        std::vector<record::FeatureRows> features;
        for (auto i = first; i < last; ++i)
            features.push_back(task.reader.features->rows(read.cases[i].stay));
        LANTERN_TRY(risks, model.risks(features, quiet));
        for (auto i = first; i < last; ++i) {
            const auto& one = read.cases[i];
            const auto& hours = risks[i - first];
            const auto addTo = [&](tasks::PredictedRisks& all) {
                tasks::addJudged(all, one, i, hours.size(), [&](std::size_t row) { return hours[row].value; });
            };
            addTo(predicted);
            if (!one.refusal.empty()) {
                ++evaluation.refused[inEnglish(one.refusal)];
                continue;
            }
            addTo(accepted);
            if (!task.reader.hasBegun(features[i - first], features[i - first].count() - 1))
                ++evaluation.notes[inEnglish(messages::RecordWithoutMeasurement)];
        }
        job.report(std::int64_t(last), std::int64_t(read.cases.size()));
    }

    evaluation.model = model.identity();
    evaluation.label = model.manifest().labels.empty() ? "" : model.manifest().labels.back().id;
    evaluation.n = read.cases.size();
    evaluation.events = std::size_t(std::count(predicted.happened.begin(), predicted.happened.end(), 1));
    evaluation.threshold = model.manifest().threshold();
    evaluation.figures = task.trainer.figures(predicted, evaluation.threshold);
    evaluation.accepted = accepted.happened.size();
    evaluation.acceptedFigures =
        evaluation.refused.empty() ? evaluation.figures : task.trainer.figures(accepted, evaluation.threshold);
    for (const auto& name : task.trainer.figureNames)
        if (!evaluation.figures.contains(name))
            evaluation.undefined.insert(name);
    evaluation.notes.merge(read.notes);
    evaluation.withoutOutcome = std::move(read.withoutOutcome);
    evaluation.withoutRecord = std::move(read.withoutRecord);
    evaluation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return evaluation;
}

}
