#include "core/tasks/risk_figures.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace lantern::tasks {

namespace {

using Measure = std::optional<double> (*)(nn::Scores, nn::Truths);

PredictedRisks some(const PredictedRisks& risks, std::span<const std::size_t> cases)
{
    PredictedRisks chosen;
    for (const auto i : cases)
        chosen.add(risks.probabilities[i], risks.happened[i]);
    return chosen;
}

std::optional<double> event1(const PredictedRisks& risks, double threshold)
{
    double found = 0, called = 0, events = 0;
    for (std::size_t i = 0; i < risks.happened.size(); ++i) {
        const bool isCalled = risks.probabilities[i] >= threshold;
        events += risks.happened[i];
        called += isCalled;
        found += isCalled && risks.happened[i];
    }
    if (events == 0 || events == double(risks.happened.size()))
        return std::nullopt;
    return called > 0 ? std::min(found / events, found / called) : 0;
}

nn::Figure figureOf(const PredictedRisks& risks, Measure measure)
{
    return [&risks, measure](std::span<const std::size_t> cases) {
        const auto chosen = some(risks, cases);
        return measure(chosen.probabilities, chosen.happened);
    };
}

std::optional<double> ece(nn::Scores scores, nn::Truths truths) { return nn::expectedCalibrationError(scores, truths); }

std::optional<double> accuracy(nn::Scores scores, nn::Truths truths) { return nn::accuracy(scores, truths, 0.5); }

}

std::vector<std::string> groupsOf(const PredictedRisks& risks)
{
    std::vector<std::string> groups(risks.happened.size());    // without a name each stands alone
    for (std::size_t i = 0; i < risks.patients.size(); ++i)
        groups[i] = std::to_string(risks.patients[i]);
    return groups;
}

void addJudged(PredictedRisks& risks, const RecordCase& one, std::size_t patient, std::size_t rows, const RiskAt& risk)
{
    for (const auto& [row, target] : judgedRows(one, rows))
        if (one.rowTargets.empty())
            risks.add(risk(row), target);
        else
            risks.add(risk(row), target, patient);
}

std::map<std::string, nn::Interval> probabilityFigures(const PredictedRisks& risks, int resamples)
{
    std::map<std::string, nn::Interval> figures;
    const auto groups = groupsOf(risks);
    for (const auto& [name, measure] : {std::pair<const char*, Measure>{"auroc", nn::auroc},
                                        {"auprc", nn::auprc},
                                        {"brier", nn::brier},
                                        {"ece", ece}})
        if (const auto interval = nn::bootstrapped(groups, figureOf(risks, measure), resamples))
            figures[name] = *interval;
    return figures;
}

std::map<std::string, nn::Interval> riskFigures(const PredictedRisks& risks, double threshold)
{
    auto figures = probabilityFigures(risks);
    const auto groups = groupsOf(risks);
    const auto put = [&](const char* name, const nn::Figure& figure) {
        if (const auto interval = nn::bootstrapped(groups, figure))
            figures[name] = *interval;
    };
    put("accuracy", figureOf(risks, accuracy));
    put("event1", [&](std::span<const std::size_t> cases) { return event1(some(risks, cases), threshold); });
    return figures;
}

std::map<std::string, nn::Interval> riskDifferences(const PredictedRisks& first, const PredictedRisks& second)
{
    std::map<std::string, nn::Interval> differences;
    const auto groups = groupsOf(first);
    for (const auto& [name, measure] : {std::pair<const char*, Measure>{"auroc", nn::auroc}, {"auprc", nn::auprc}})
        if (const auto interval = nn::pairedDifference(groups, figureOf(first, measure), figureOf(second, measure)))
            differences[name] = *interval;
    return differences;
}

double thresholdOfBestEvent1(const PredictedRisks& risks)
{
    std::vector<std::size_t> order(risks.happened.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return risks.probabilities[a] > risks.probabilities[b]; });
    const double events = std::accumulate(risks.happened.begin(), risks.happened.end(), 0.0);
    double found = 0, best = -1, threshold = 0.5;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        found += risks.happened[order[rank]];
        const bool isTied =
            rank + 1 < order.size() && risks.probabilities[order[rank + 1]] == risks.probabilities[order[rank]];
        if (isTied || events == 0)
            continue;
        const double event = std::min(found / events, found / double(rank + 1));
        if (event > best) {
            best = event;
            threshold = risks.probabilities[order[rank]];
        }
    }
    return threshold;
}

}
