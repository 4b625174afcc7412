#include "core/tasks/sepsis_figures.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace lantern::tasks {

namespace {

constexpr int labelledBefore = 6, warnedFrom = 12, warnedUntil = 3;    // hours about the onset
constexpr int resamples = 200;    // each ranks half a million hours anew

// What an hour is worth, warned or not, and at best.
struct Worth {
    double warned = 0, silent = 0, best = 0;
};

Worth worthOfSeptic(int sinceOnset)
{
    const double d = sinceOnset;
    Worth worth;
    if (sinceOnset <= -labelledBefore) {
        worth.warned = std::max((d + warnedFrom) / labelledBefore, -0.05);
    } else if (sinceOnset <= warnedUntil) {
        worth.warned = (warnedUntil - d) / (warnedUntil + labelledBefore);
        worth.silent = -2.0 * (d + labelledBefore) / (warnedUntil + labelledBefore);
    }
    const bool isTime = sinceOnset >= -warnedFrom && sinceOnset <= warnedUntil;
    worth.best = isTime ? worth.warned : worth.silent;
    return worth;
}

// Of each hour, in the order of the risks.
std::vector<Worth> worthsOf(const PredictedRisks& risks)
{
    std::vector<Worth> worths(risks.happened.size(), Worth{.warned = -0.05});
    for (std::size_t first = 0; first < worths.size();) {
        auto last = first;
        while (last < worths.size() && risks.patients[last] == risks.patients[first])
            ++last;
        const auto labels = std::span(risks.happened).subspan(first, last - first);
        const auto labelled = std::ranges::find_if(labels, [](auto label) { return label != 0; });
        const auto onset = int(labelled - labels.begin()) + labelledBefore;
        for (auto i = first; i < last && labelled != labels.end(); ++i)
            worths[i] = worthOfSeptic(int(i - first) - onset);
        first = last;
    }
    return worths;
}

std::optional<double> utilityOf(const PredictedRisks& risks, const std::vector<Worth>& worths, double threshold,
                                std::span<const std::size_t> hours)
{
    double gained = 0, possible = 0;
    for (const auto i : hours) {
        const auto& worth = worths[i];
        gained += risks.probabilities[i] >= threshold ? worth.warned - worth.silent : 0;
        possible += worth.best - worth.silent;
    }
    return possible > 0 ? std::optional(gained / possible) : std::nullopt;
}

std::vector<std::size_t> all(const PredictedRisks& risks)
{
    std::vector<std::size_t> hours(risks.happened.size());
    std::iota(hours.begin(), hours.end(), std::size_t(0));
    return hours;
}

}

std::optional<double> normalisedUtility(const PredictedRisks& risks, double threshold)
{
    return utilityOf(risks, worthsOf(risks), threshold, all(risks));
}

double thresholdOfBestUtility(const PredictedRisks& risks)
{
    const auto worths = worthsOf(risks);
    auto order = all(risks);
    std::ranges::sort(order, std::ranges::greater(), [&](std::size_t i) { return risks.probabilities[i]; });
    double gained = 0, best = 0, threshold = 1;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        gained += worths[order[rank]].warned - worths[order[rank]].silent;
        const double here = risks.probabilities[order[rank]];
        if (gained > best && (rank + 1 == order.size() || risks.probabilities[order[rank + 1]] < here)) {
            best = gained;
            threshold = here;
        }
    }
    return threshold;
}

std::map<std::string, nn::Interval> sepsisFigures(const PredictedRisks& risks, double threshold)
{
    auto figures = probabilityFigures(risks, resamples);
    const auto worths = worthsOf(risks);
    const auto utility = [&](std::span<const std::size_t> hours) { return utilityOf(risks, worths, threshold, hours); };
    if (const auto interval = nn::bootstrapped(groupsOf(risks), utility, resamples))
        figures["utility"] = *interval;
    return figures;
}

}
