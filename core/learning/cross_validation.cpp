#include "core/learning/cross_validation.h"

#include "core/learning/logistic_regression.h"
#include "core/nn/metrics.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <random>

namespace lantern::learning {

namespace {

using record::FeatureRows;

// What a network is trained on: some of the cases, scaled as they are handed out.
class StayRows final : public nn::TrainingData {
public:
    StayRows(const PreparedCases& cases, std::vector<std::size_t> chosen, const inference::ScaledColumns& input)
        : m_cases(cases)
        , m_chosen(std::move(chosen))
        , m_input(input)
    {
    }

    std::size_t size() const override { return m_chosen.size(); }

    nn::Tensors batch(const std::vector<std::size_t>& examples, std::uint64_t) const override
    {
        if (std::ranges::any_of(examples, [&](auto example) { return hasRowTargets(example); }))
            return batchOfRows(examples);
        std::vector<const FeatureRows*> stays;
        nn::Tensor target{{std::int64_t(examples.size())}, {}};
        nn::Tensor length = target;
        for (const auto example : examples) {
            const auto index = m_chosen[example];
            stays.push_back(&m_cases.features[index]);
            target.values.push_back(float(m_cases.cases[index].target));
            length.values.push_back(float(m_cases.features[index].count()));
        }
        const auto isUneven =
            std::ranges::any_of(length.values, [&](float rows) { return rows != length.values.front(); });
        nn::Tensors batch{{"input", inference::inputTensor(stays, m_input)}, {"target", std::move(target)}};
        if (isUneven)
            batch["length"] = std::move(length);
        return batch;
    }

private:
    bool hasRowTargets(std::size_t example) const { return !m_cases.cases[m_chosen[example]].rowTargets.empty(); }

    // With a truth at each row: "target" and "mask" [stays, rows of the longest].
    nn::Tensors batchOfRows(const std::vector<std::size_t>& examples) const
    {
        std::vector<const FeatureRows*> stays;
        stays.reserve(examples.size());
        for (const auto example : examples)
            stays.push_back(&m_cases.features[m_chosen[example]]);
        auto input = inference::inputTensor(stays, m_input);
        const auto rows = std::size_t(input.shape[1]);
        nn::Tensor target{{std::int64_t(stays.size()), std::int64_t(rows)}, std::vector<float>(stays.size() * rows)};
        nn::Tensor mask = target;
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (!hasRowTargets(examples[i]))    // a record that could not be read teaches nothing
                continue;
            for (const auto& judged : tasks::judgedRows(m_cases.cases[m_chosen[examples[i]]], rows)) {
                target.values[i * rows + judged.row] = float(judged.target);
                mask.values[i * rows + judged.row] = 1;
            }
        }
        return {{"input", std::move(input)}, {"target", std::move(target)}, {"mask", std::move(mask)}};
    }

    const PreparedCases& m_cases;
    std::vector<std::size_t> m_chosen;
    const inference::ScaledColumns& m_input;
};

struct Split {
    std::vector<std::size_t> training, held;
};

Split splitOf(const std::vector<int>& folds, int fold)
{
    Split split;
    for (std::size_t i = 0; i < folds.size(); ++i)
        (folds[i] == fold ? split.held : split.training).push_back(i);
    return split;
}

std::vector<const FeatureRows*> pointersTo(const PreparedCases& cases, const std::vector<std::size_t>& chosen)
{
    std::vector<const FeatureRows*> pointers;
    pointers.reserve(chosen.size());
    for (const auto index : chosen)
        pointers.push_back(&cases.features[index]);
    return pointers;
}

// `logits` of the chosen ones, in their order.
std::map<std::string, double> scoresOf(const std::vector<std::vector<float>>& logits, const PreparedCases& cases,
                                       const std::vector<std::size_t>& chosen)
{
    tasks::PredictedRisks risks;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        tasks::addJudged(risks, cases.cases[chosen[i]], chosen[i], logits[i].size(),
                         [&](std::size_t row) { return logits[i][row]; });
    const double area = nn::auroc(risks.probabilities, risks.happened).value_or(0);
    return {{"score", area}, {"auroc", area}, {"auprc", nn::auprc(risks.probabilities, risks.happened).value_or(0)}};
}

// Some columns of a stay's last row.
std::vector<double> lastRow(const FeatureRows& rows, const inference::ScaledColumns& input)
{
    std::vector<double> row;
    const float* last = rows.last();
    for (std::size_t i = 0; i < input.columns.size(); ++i)
        row.push_back(record::scaled(last[input.columns[i]], input.mean[i], input.standardDeviation[i]));
    return row;
}

LogisticRegression fittedTo(const PreparedCases& cases, const std::vector<std::size_t>& chosen,
                            const inference::ScaledColumns& input, double penalty)
{
    std::vector<double> rows;
    std::vector<int> targets;
    for (const auto index : chosen) {
        const auto row = lastRow(cases.features[index], input);
        rows.insert(rows.end(), row.begin(), row.end());
        targets.push_back(cases.cases[index].target);
    }
    return fitLogisticRegression(rows, targets, penalty);
}

struct FittedRegression {
    inference::ScaledColumns input;
    LogisticRegression model;

    double logit(const FeatureRows& rows) const { return model.logit(lastRow(rows, input)); }
};

FittedRegression fitted(const tasks::RecordTask& task, const PreparedCases& cases,
                        const std::vector<std::size_t>& chosen)
{
    record::FeatureSums sums(task.reader.features->columns().size());
    for (const auto index : chosen)
        sums.add(cases.features[index].last());
    FittedRegression regression;
    regression.input =
        inference::chosenOf(sums.scaling(), task.reader.features->indicesOf(task.trainer.regressionColumns));
    regression.model = fittedTo(cases, chosen, regression.input, task.trainer.regressionPenalty);
    return regression;
}

// Logistic regression of the last row on the inputs that the straight way of gated-rnn sees, as its start: so the units
// learn what a straight line leaves over.
nn::Tensors startOf(const tasks::RecordTask& task, const PreparedCases& cases, const std::vector<std::size_t>& chosen,
                    const inference::ScaledColumns& input, std::size_t straight)
{
    const auto ending = [&](const auto& all) { return std::vector(all.end() - std::ptrdiff_t(straight), all.end()); };
    const inference::ScaledColumns last{ending(input.columns), ending(input.mean), ending(input.standardDeviation)};
    const auto regression = fittedTo(cases, chosen, last, task.trainer.regressionPenalty);
    nn::Tensor weight{{1, std::int64_t(straight)}, {}};
    for (const double value : regression.weights)
        weight.values.push_back(float(value));
    return {{"skip.weight", std::move(weight)}, {"dense.bias", {{1}, {float(regression.bias)}}}};
}

}

std::vector<double> atJudgedRows(const PreparedCases& cases, const std::vector<std::vector<float>>& logits)
{
    std::vector<double> at;
    for (std::size_t stay = 0; stay < cases.size(); ++stay)
        for (const auto& judged : tasks::judgedRows(cases.cases[stay], logits[stay].size()))
            at.push_back(logits[stay][judged.row]);
    return at;
}

PreparedCases prepared(const tasks::RecordTask& task, std::vector<tasks::RecordCase> cases)
{
    PreparedCases made;
    made.features.reserve(cases.size());
    for (const auto& one : cases)
        made.features.push_back(task.reader.features->rows(one.stay));
    made.cases = std::move(cases);
    return made;
}

PreparedCases joined(PreparedCases first, const PreparedCases& second)
{
    first.cases.insert(first.cases.end(), second.cases.begin(), second.cases.end());
    first.features.insert(first.features.end(), second.features.begin(), second.features.end());
    return first;
}

std::vector<int> stratifiedFolds(const std::vector<tasks::RecordCase>& cases, int folds, std::uint64_t seed)
{
    std::vector<int> fold(cases.size());
    std::mt19937_64 random(seed);
    for (const int target : {0, 1}) {
        std::vector<std::size_t> some;
        for (std::size_t i = 0; i < cases.size(); ++i)
            if (cases[i].target == target)
                some.push_back(i);
        for (std::size_t i = some.size(); i > 1; --i)
            std::swap(some[i - 1], some[random() % i]);
        for (std::size_t i = 0; i < some.size(); ++i)
            fold[some[i]] = int(i % std::size_t(folds));
    }
    return fold;
}

namespace {

// The networks of one fold, or of all cases where nothing is held out.
class FoldTraining {
public:
    FoldTraining(const tasks::RecordTask& task, const PreparedCases& cases, const tasks::RiskCandidate& candidate,
                 const CrossValidationOptions& options, Split split, std::string name)
        : m_cases(cases)
        , m_candidate(candidate)
        , m_options(options)
        , m_split(std::move(split))
        , m_name(std::move(name))
        , m_held(pointersTo(cases, m_split.held))
    {
        record::FeatureSums sums(task.reader.features->columns().size());
        for (const auto index : m_split.training)
            sums.add(cases.features[index]);
        m_input = inference::chosenOf(sums.scaling(), task.reader.features->indicesOf(candidate.columns));
        if (candidate.straightColumns > 0)
            m_start = startOf(task, cases, m_split.training, m_input, candidate.straightColumns);
    }

    const inference::ScaledColumns& input() const { return m_input; }

    Result<std::unique_ptr<nn::Network>> train(int network, std::uint64_t seed, nn::Runtime& runtime, Job& job) const
    {
        auto recipe = m_candidate.recipe;
        recipe.threads = m_options.threads;
        recipe.seed = seed;
        recipe.start = m_start;
        nn::TrainingObserver observer;
        observer.resume = m_options.resume;
        if (!m_options.checkpoints.empty())
            observer.checkpoint =
                m_options.checkpoints / fmt::format("{}-{}-{}.checkpoint", m_candidate.name, m_name, network);
        observer.validate = [&](nn::Network& net) {
            QuietJob quiet;
            const auto logits = inference::hourlyLogits(net, m_held, m_input, quiet);
            return logits ? scoresOf(*logits, m_cases, m_split.held) : std::map<std::string, double>{};
        };
        if (m_held.empty())
            observer.validate = nullptr;
        observer.report = [&](const nn::EpochReport& epoch) {
            if (m_options.report)
                m_options.report({fmt::format("{} {} network {}", m_candidate.name, m_name, network + 1), epoch});
        };
        const StayRows rows(m_cases, m_split.training, m_input);
        return runtime.train(m_candidate.architecture, rows, recipe, observer, job);
    }

    Result<void> addHeldOut(nn::Network& network, double share, std::vector<std::vector<float>>& outOfFold,
                            Job& job) const
    {
        LANTERN_TRY(logits, inference::hourlyLogits(network, m_held, m_input, job));
        for (std::size_t i = 0; i < m_held.size(); ++i)
            for (std::size_t hour = 0; hour < logits[i].size(); ++hour)
                outOfFold[m_split.held[i]][hour] += logits[i][hour] * float(share);
        return {};
    }

private:
    const PreparedCases& m_cases;
    const tasks::RiskCandidate& m_candidate;
    const CrossValidationOptions& m_options;
    Split m_split;
    std::string m_name;
    std::vector<const FeatureRows*> m_held;
    inference::ScaledColumns m_input;
    nn::Tensors m_start;
};

}

Result<CrossValidated> crossValidate(const tasks::RecordTask& task, const PreparedCases& cases,
                                     const tasks::RiskCandidate& candidate, const CrossValidationOptions& options,
                                     nn::Runtime& runtime, Job& job)
{
    const auto folds = stratifiedFolds(cases.cases, options.folds, options.seed);
    CrossValidated result;
    result.candidate = candidate;
    for (const auto& rows : cases.features)
        result.outOfFold.emplace_back(std::size_t(rows.count()));
    for (int fold = 0; fold < options.folds; ++fold) {
        const FoldTraining training(task, cases, candidate, options, splitOf(folds, fold),
                                    fmt::format("fold{}", fold + 1));
        result.folds.scalings.push_back(training.input());
        for (int network = 0; network < candidate.networksPerFold; ++network) {
            const auto seed = options.seed * 1000 + std::uint64_t(fold) * 10 + std::uint64_t(network);
            LANTERN_TRY(net, training.train(network, seed, runtime, job));
            LANTERN_CHECK(training.addHeldOut(*net, 1.0 / candidate.networksPerFold, result.outOfFold, job));
            result.folds.networks.push_back(std::move(net));
        }
    }
    if (candidate.isSingle) {
        const FoldTraining training(task, cases, candidate, options, splitOf(folds, -1), "all");
        result.whole.scalings.push_back(training.input());
        LANTERN_TRY(net, training.train(0, options.seed * 1000 + 900, runtime, job));
        result.whole.networks.push_back(std::move(net));
    }
    return result;
}

Result<std::vector<std::vector<float>>> meanLogits(const ScaledNetworks& trained, const PreparedCases& cases, Job& job)
{
    std::vector<std::size_t> all(cases.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto pointers = pointersTo(cases, all);
    std::vector<std::vector<float>> mean;
    for (const auto& rows : cases.features)
        mean.emplace_back(std::size_t(rows.count()));
    for (std::size_t i = 0; i < trained.networks.size(); ++i) {
        const auto& scaling = trained.scalings[i * trained.scalings.size() / trained.networks.size()];
        LANTERN_TRY(logits, inference::hourlyLogits(*trained.networks[i], pointers, scaling, job));
        for (std::size_t one = 0; one < logits.size(); ++one)
            for (std::size_t hour = 0; hour < logits[one].size(); ++hour)
                mean[one][hour] += logits[one][hour] / float(trained.networks.size());
    }
    return mean;
}

Regressed regress(const tasks::RecordTask& task, const PreparedCases& cases, const PreparedCases& others, int folds,
                  std::uint64_t seed)
{
    Regressed regressed;
    regressed.outOfFold.resize(cases.size());
    const auto foldOf = stratifiedFolds(cases.cases, folds, seed);
    for (int fold = 0; fold < folds; ++fold) {
        const auto split = splitOf(foldOf, fold);
        const auto regression = fitted(task, cases, split.training);
        for (const auto index : split.held)
            regressed.outOfFold[index] = regression.logit(cases.features[index]);
    }
    std::vector<std::size_t> all(cases.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto regression = fitted(task, cases, all);
    for (const auto& features : others.features)
        regressed.others.push_back(regression.logit(features));
    return regressed;
}

}
