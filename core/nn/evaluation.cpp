#include "core/nn/evaluation.h"

#include "core/nn/metrics.h"

#include <algorithm>

namespace lantern::nn {

namespace {

// The predictions as columns, so that a resample is a list of row numbers.
struct Columns {
    std::vector<std::string> groups;
    std::vector<int> targets;
    std::vector<std::vector<double>> probabilities;    // [case][label]

    explicit Columns(std::span<const Prediction* const> cases)
    {
        for (const Prediction* one : cases) {
            groups.push_back(one->group);
            targets.push_back(one->target);
            auto p = one->probabilities;
            if (p.size() == 1)
                p = {1 - p[0], p[0]};
            probabilities.push_back(std::move(p));
        }
    }
};

struct Drawn {
    std::vector<double> scores;
    std::vector<std::uint8_t> truths;
};

Drawn oneAgainstRest(const Columns& columns, std::span<const std::size_t> cases, std::size_t label)
{
    Drawn drawn;
    for (const std::size_t i : cases) {
        drawn.scores.push_back(columns.probabilities[i][label]);
        drawn.truths.push_back(columns.targets[i] == int(label));
    }
    return drawn;
}

// The highest label's probability, and whether it was right.
Drawn highest(const Columns& columns, std::span<const std::size_t> cases)
{
    Drawn drawn;
    for (const std::size_t i : cases) {
        const auto& p = columns.probabilities[i];
        const auto top = std::max_element(p.begin(), p.end()) - p.begin();
        drawn.scores.push_back(p[std::size_t(top)]);
        drawn.truths.push_back(columns.targets[i] == int(top));
    }
    return drawn;
}

using OfScores = std::optional<double> (*)(Scores, Truths);

std::optional<double> eceOf(Scores scores, Truths truths) { return expectedCalibrationError(scores, truths); }
std::optional<double> accuracyOf(Scores scores, Truths truths) { return accuracy(scores, truths, 0.5); }

Figure figureOf(const Columns& columns, std::size_t label, OfScores of)
{
    return [&columns, label, of](std::span<const std::size_t> cases) {
        const Drawn drawn = oneAgainstRest(columns, cases, label);
        return of(drawn.scores, drawn.truths);
    };
}

// Mean over the labels that occur among the cases. A resample that happens to lack one of them is
// undefined: a mean over fewer would be another figure.
Figure macro(const Columns& columns, std::size_t labels, OfScores of)
{
    std::vector<std::size_t> present;
    for (std::size_t label = 0; label < labels; ++label) {
        if (std::find(columns.targets.begin(), columns.targets.end(), int(label)) != columns.targets.end())
            present.push_back(label);
    }
    return [&columns, present, of](std::span<const std::size_t> cases) -> std::optional<double> {
        double sum = 0;
        for (const std::size_t label : present) {
            const Drawn drawn = oneAgainstRest(columns, cases, label);
            const auto value = of(drawn.scores, drawn.truths);
            if (!value)
                return std::nullopt;
            sum += *value;
        }
        return sum / double(present.size());
    };
}

class Collector {
public:
    Collector(const Columns& columns, std::set<std::string>& undefined)
        : m_columns(columns)
        , m_undefined(undefined)
    {
    }
    void add(Figures& into, const std::string& name, const std::string& label, const Figure& figure)
    {
        if (const auto value = bootstrapped(m_columns.groups, figure))
            into[name] = *value;
        else
            m_undefined.insert(label.empty() ? name : name + " " + label);
    }

private:
    const Columns& m_columns;
    std::set<std::string>& m_undefined;
};

Figures figuresOf(std::span<const Prediction* const> cases, std::size_t labels, bool single,
                  std::set<std::string>& undefined)
{
    const Columns columns(cases);
    Collector collect(columns, undefined);
    Figures figures;
    if (single) {
        collect.add(figures, "auroc", "", figureOf(columns, 1, auroc));
        collect.add(figures, "auprc", "", figureOf(columns, 1, auprc));
        collect.add(figures, "accuracy", "", figureOf(columns, 1, accuracyOf));
        collect.add(figures, "ece", "", figureOf(columns, 1, eceOf));
        collect.add(figures, "brier", "", figureOf(columns, 1, brier));
    } else {
        collect.add(figures, "auroc", "", macro(columns, labels, auroc));
        collect.add(figures, "auprc", "", macro(columns, labels, auprc));
        collect.add(figures, "accuracy", "", [&](std::span<const std::size_t> drawn) -> std::optional<double> {
            const Drawn top = highest(columns, drawn);
            if (top.truths.empty())
                return std::nullopt;
            return double(std::count(top.truths.begin(), top.truths.end(), 1)) / double(top.truths.size());
        });
        collect.add(figures, "ece", "", [&](std::span<const std::size_t> drawn) {
            const Drawn top = highest(columns, drawn);
            return expectedCalibrationError(top.scores, top.truths);
        });
        collect.add(figures, "brier", "", [&](std::span<const std::size_t> drawn) -> std::optional<double> {
            double sum = 0;
            for (std::size_t label = 0; label < labels; ++label) {
                const Drawn one = oneAgainstRest(columns, drawn, label);
                const auto value = brier(one.scores, one.truths);
                if (!value)
                    return std::nullopt;
                sum += *value;
            }
            return sum;
        });
    }

    std::set<std::string> further;
    for (const Prediction* one : cases) {
        for (const auto& [name, value] : one->further)
            further.insert(name);
    }
    for (const std::string& name : further) {
        collect.add(figures, name, "", [&](std::span<const std::size_t> drawn) -> std::optional<double> {
            double sum = 0, count = 0;
            for (const std::size_t i : drawn) {
                const auto found = cases[i]->further.find(name);
                if (found != cases[i]->further.end()) {
                    sum += found->second;
                    count += 1;
                }
            }
            if (count == 0)
                return std::nullopt;
            return sum / count;
        });
    }
    return figures;
}

}

Evaluation evaluate(std::span<const Prediction> predictions, const std::vector<std::string>& labels)
{
    Evaluation result;
    std::vector<const Prediction*> all, accepted;
    const bool single = labels.size() == 2;
    for (const Prediction& one : predictions) {
        if (one.target < 0 || one.target >= int(labels.size())) {
            ++result.unlabelled;
            continue;
        }
        all.push_back(&one);
        if (one.refusal.empty())
            accepted.push_back(&one);
        else
            ++result.refused[inEnglish(one.refusal)];
    }
    result.n = all.size();
    result.accepted = accepted.size();
    if (all.empty()) {
        result.undefined = {"auroc", "auprc", "accuracy", "ece", "brier"};
        return result;
    }
    result.figures = figuresOf(all, labels.size(), single, result.undefined);
    std::set<std::string> undefinedOfAccepted;
    if (accepted.size() == all.size())
        result.acceptedFigures = result.figures;
    else if (!accepted.empty())
        result.acceptedFigures = figuresOf(accepted, labels.size(), single, undefinedOfAccepted);

    const Columns columns(all);
    Collector collect(columns, result.undefined);
    for (std::size_t label = single ? 1 : 0; label < labels.size(); ++label) {
        Figures& figures = result.perLabel[labels[label]];
        collect.add(figures, "auroc", labels[label], figureOf(columns, label, auroc));
        collect.add(figures, "auprc", labels[label], figureOf(columns, label, auprc));
    }
    return result;
}

}
