#include "core/nn/metrics.h"

#include "core/nn/augment.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lantern::nn {

namespace {

std::vector<std::size_t> byScoreDescending(Scores scores)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    return order;
}

// Walks cases from the highest score down, equal scores together: step(positives, negatives).
template <class Step>
void forEachTie(Scores scores, Truths truths, const Step& step)
{
    const auto order = byScoreDescending(scores);
    for (std::size_t i = 0; i < order.size();) {
        double positives = 0, negatives = 0;
        const double score = scores[order[i]];
        for (; i < order.size() && scores[order[i]] == score; ++i)
            (truths[order[i]] ? positives : negatives) += 1;
        step(positives, negatives);
    }
}

double positivesOf(Truths truths)
{
    return static_cast<double>(std::count_if(truths.begin(), truths.end(), [](auto t) { return t != 0; }));
}

std::optional<double> shareAbove(Scores scores, Truths truths, double threshold, bool positives, bool above)
{
    double all = 0, counted = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if ((truths[i] != 0) != positives)
            continue;
        all += 1;
        counted += (scores[i] >= threshold) == above;
    }
    if (all == 0)
        return std::nullopt;
    return counted / all;
}

}

std::optional<double> auroc(Scores scores, Truths truths)
{
    const double positives = positivesOf(truths), negatives = double(truths.size()) - positives;
    if (positives == 0 || negatives == 0)
        return std::nullopt;
    double above = 0, sum = 0;    // positives already passed; pairs won
    forEachTie(scores, truths, [&](double p, double n) {
        sum += n * (above + p / 2);
        above += p;
    });
    return sum / (positives * negatives);
}

std::optional<double> auprc(Scores scores, Truths truths)
{
    const double positives = positivesOf(truths);
    if (positives == 0 || positives == double(truths.size()))
        return std::nullopt;
    double hits = 0, seen = 0, sum = 0;
    forEachTie(scores, truths, [&](double p, double n) {
        hits += p;
        seen += p + n;
        sum += p / positives * (hits / seen);
    });
    return sum;
}

std::optional<double> accuracy(Scores scores, Truths truths, double threshold)
{
    if (scores.empty())
        return std::nullopt;
    double right = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
        right += (scores[i] >= threshold) == (truths[i] != 0);
    return right / double(scores.size());
}

std::optional<double> sensitivity(Scores scores, Truths truths, double threshold)
{
    return shareAbove(scores, truths, threshold, true, true);
}

std::optional<double> specificity(Scores scores, Truths truths, double threshold)
{
    return shareAbove(scores, truths, threshold, false, false);
}

std::optional<double> expectedCalibrationError(Scores probabilities, Truths truths, int bins)
{
    if (probabilities.empty())
        return std::nullopt;
    // Sum of (p - y) in a bin, divided by all cases, is the bin's gap times its weight.
    std::vector<double> gap(static_cast<std::size_t>(bins), 0.0);
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const auto bin = std::min(static_cast<int>(probabilities[i] * bins), bins - 1);
        gap[static_cast<std::size_t>(std::max(bin, 0))] += probabilities[i] - (truths[i] != 0 ? 1 : 0);
    }
    double sum = 0;
    for (const double g : gap)
        sum += std::abs(g);
    return sum / double(probabilities.size());
}

std::optional<double> brier(Scores probabilities, Truths truths)
{
    if (probabilities.empty())
        return std::nullopt;
    double sum = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double off = probabilities[i] - (truths[i] != 0 ? 1 : 0);
        sum += off * off;
    }
    return sum / double(probabilities.size());
}

std::optional<double> dice(std::span<const float> one, std::span<const float> other)
{
    double both = 0, sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const bool a = one[i] > 0.5f, b = other[i] > 0.5f;
        both += a && b;
        sum += int(a) + int(b);
    }
    if (sum == 0)
        return std::nullopt;
    return 2 * both / sum;
}

std::optional<bool> pointing(std::span<const float> map, std::span<const float> mask)
{
    if (map.empty() || std::none_of(mask.begin(), mask.end(), [](float m) { return m > 0.5f; }))
        return std::nullopt;
    const auto highest = std::max_element(map.begin(), map.end()) - map.begin();
    return mask[static_cast<std::size_t>(highest)] > 0.5f;
}

std::optional<Interval> bootstrapped(std::span<const std::string> groups, const Figure& figure, int resamples,
                                     std::uint64_t seed)
{
    std::vector<std::size_t> all(groups.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto value = figure(all);
    if (!value)
        return std::nullopt;

    std::map<std::string, std::size_t> numberOf;
    std::vector<std::vector<std::size_t>> members;
    for (const std::size_t i : all) {
        if (!groups[i].empty()) {
            const auto [at, isNew] = numberOf.try_emplace(groups[i], members.size());
            if (!isNew) {
                members[at->second].push_back(i);
                continue;
            }
        }
        members.push_back({i});
    }

    Random random(seed);
    std::vector<double> values;
    std::vector<std::size_t> drawn;
    for (int resample = 0; resample < resamples; ++resample) {
        drawn.clear();
        for (std::size_t i = 0; i < members.size(); ++i) {
            const auto& group = members[static_cast<std::size_t>(random.uniform(0, double(members.size())))];
            drawn.insert(drawn.end(), group.begin(), group.end());
        }
        if (const auto again = figure(drawn))
            values.push_back(*again);
    }
    if (values.empty())
        return Interval{*value, *value, *value};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(std::lround(share * double(values.size() - 1)))];
    };
    return Interval{*value, at(0.025), at(0.975)};
}

std::optional<Interval> pairedDifference(std::span<const std::string> groups, const Figure& one, const Figure& other,
                                         int resamples, std::uint64_t seed)
{
    return bootstrapped(
        groups,
        [&](std::span<const std::size_t> cases) -> std::optional<double> {
            const auto a = one(cases), b = other(cases);
            if (!a || !b)
                return std::nullopt;
            return *a - *b;
        },
        resamples, seed);
}

}
