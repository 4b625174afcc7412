#include "core/session/risk_figures.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace lantern::session {

namespace {

using Measure = std::optional<double> (*)(nn::Scores, nn::Truths);

ForetoldRisks some(const ForetoldRisks& risks, std::span<const std::size_t> cases)
{
    ForetoldRisks chosen;
    for (const auto i : cases)
        chosen.add(risks.probabilities[i], risks.died[i]);
    return chosen;
}

std::optional<double> event1(const ForetoldRisks& risks, double threshold)
{
    double found = 0, called = 0, deaths = 0;
    for (std::size_t i = 0; i < risks.died.size(); ++i) {
        const bool isCalled = risks.probabilities[i] >= threshold;
        deaths += risks.died[i];
        called += isCalled;
        found += isCalled && risks.died[i];
    }
    if (deaths == 0 || deaths == double(risks.died.size()))
        return std::nullopt;
    return called > 0 ? std::min(found / deaths, found / called) : 0;
}

// Every patient stands alone.
std::vector<std::string> groupsOf(const ForetoldRisks& risks) { return std::vector<std::string>(risks.died.size()); }

nn::Figure figureOf(const ForetoldRisks& risks, Measure measure)
{
    return [&risks, measure](std::span<const std::size_t> cases) {
        const auto chosen = some(risks, cases);
        return measure(chosen.probabilities, chosen.died);
    };
}

std::optional<double> ece(nn::Scores scores, nn::Truths truths) { return nn::expectedCalibrationError(scores, truths); }

std::optional<double> accuracy(nn::Scores scores, nn::Truths truths) { return nn::accuracy(scores, truths, 0.5); }

}

std::map<std::string, nn::Interval> riskFigures(const ForetoldRisks& risks, double threshold)
{
    std::map<std::string, nn::Interval> figures;
    const auto groups = groupsOf(risks);
    const auto put = [&](const char* name, const nn::Figure& figure) {
        if (const auto interval = nn::bootstrapped(groups, figure))
            figures[name] = *interval;
    };
    put("auroc", figureOf(risks, nn::auroc));
    put("auprc", figureOf(risks, nn::auprc));
    put("brier", figureOf(risks, nn::brier));
    put("ece", figureOf(risks, ece));
    put("accuracy", figureOf(risks, accuracy));
    put("event1", [&](std::span<const std::size_t> cases) { return event1(some(risks, cases), threshold); });
    return figures;
}

std::map<std::string, nn::Interval> riskDifferences(const ForetoldRisks& first, const ForetoldRisks& second)
{
    std::map<std::string, nn::Interval> differences;
    const auto groups = groupsOf(first);
    for (const auto& [name, measure] : {std::pair<const char*, Measure>{"auroc", nn::auroc}, {"auprc", nn::auprc}})
        if (const auto interval = nn::pairedDifference(groups, figureOf(first, measure), figureOf(second, measure)))
            differences[name] = *interval;
    return differences;
}

double bestThreshold(const ForetoldRisks& risks)
{
    std::vector<std::size_t> order(risks.died.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return risks.probabilities[a] > risks.probabilities[b]; });
    const double deaths = std::accumulate(risks.died.begin(), risks.died.end(), 0.0);
    double found = 0, best = -1, threshold = 0.5;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        found += risks.died[order[rank]];
        const bool isTied =
            rank + 1 < order.size() && risks.probabilities[order[rank + 1]] == risks.probabilities[order[rank]];
        if (isTied || deaths == 0)
            continue;
        const double event = std::min(found / deaths, found / double(rank + 1));
        if (event > best) {
            best = event;
            threshold = risks.probabilities[order[rank]];
        }
    }
    return threshold;
}

}
