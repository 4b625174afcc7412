#include "core/session/cross_validation.h"

#include "core/nn/metrics.h"
#include "core/record/icu_variables.h"
#include "core/record/logistic_regression.h"
#include "core/session/risk_model.h"

#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <random>

namespace lantern::session {

namespace {

using record::IcuFeatures;
using record::IcuScaling;

constexpr std::size_t lastHour = 48;

// What a network is trained on: some of the cases, scaled as they are handed out.
class StayRows final : public nn::TrainingData {
public:
    StayRows(const PreparedCases& cases, std::vector<std::size_t> chosen, const IcuScaling& scaling,
             std::vector<int> columns)
        : m_cases(cases)
        , m_chosen(std::move(chosen))
        , m_scaling(scaling)
        , m_columns(std::move(columns))
    {
    }

    std::size_t size() const override { return m_chosen.size(); }

    nn::Tensors batch(const std::vector<std::size_t>& examples, std::uint64_t) const override
    {
        std::vector<const IcuFeatures*> stays;
        nn::Tensor target{{std::int64_t(examples.size())}, {}};
        for (const auto example : examples) {
            const auto index = m_chosen[example];
            stays.push_back(&m_cases.features[index]);
            target.values.push_back(float(m_cases.cases[index].died));
        }
        return {{"input", inputTensor(stays, m_scaling, m_columns)}, {"target", std::move(target)}};
    }

private:
    const PreparedCases& m_cases;
    std::vector<std::size_t> m_chosen;
    const IcuScaling& m_scaling;
    std::vector<int> m_columns;
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

std::vector<const IcuFeatures*> pointersTo(const PreparedCases& cases, const std::vector<std::size_t>& chosen)
{
    std::vector<const IcuFeatures*> pointers;
    for (const auto index : chosen)
        pointers.push_back(&cases.features[index]);
    return pointers;
}

std::map<std::string, double> scoresAt48(const std::vector<std::vector<float>>& logits, const PreparedCases& cases,
                                         const std::vector<std::size_t>& chosen)
{
    ForetoldRisks risks;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        risks.add(logits[i][lastHour], cases.cases[chosen[i]].died);
    const double area = nn::auroc(risks.probabilities, risks.died).value_or(0);
    return {{"score", area}, {"auroc", area}, {"auprc", nn::auprc(risks.probabilities, risks.died).value_or(0)}};
}

// The columns that say something at one hour alone: latest values, all that is cumulative, the patient.
std::vector<double> regressionRow(const IcuFeatures& features, const IcuScaling& scaling)
{
    std::vector<double> row;
    const float* last = features.row(int(lastHour));
    for (std::size_t i = 0; i < std::size_t(IcuFeatures::columns); ++i)
        if (i < 37 || (i >= 148 && i < 345))
            row.push_back(record::scaled(last[i], scaling.mean[i], scaling.spread[i]));
    return row;
}

IcuScaling scalingAt48(const PreparedCases& cases, const std::vector<std::size_t>& chosen)
{
    record::IcuScalingSums sums;
    for (const auto index : chosen)
        sums.add(cases.features[index], int(lastHour));
    return sums.scaling();
}

struct FittedRegression {
    IcuScaling scaling;
    record::LogisticRegression model;

    double logit(const IcuFeatures& features) const { return model.logit(regressionRow(features, scaling)); }
};

FittedRegression fitted(const PreparedCases& cases, const std::vector<std::size_t>& chosen)
{
    FittedRegression regression;
    regression.scaling = scalingAt48(cases, chosen);
    std::vector<double> rows;
    std::vector<int> died;
    for (const auto index : chosen) {
        const auto row = regressionRow(cases.features[index], regression.scaling);
        rows.insert(rows.end(), row.begin(), row.end());
        died.push_back(cases.cases[index].died);
    }
    regression.model = record::fitLogisticRegression(rows, died, 100);    // scikit-learn's C = 0.01
    return regression;
}

// Logistic regression at hour 48 on the inputs that the straight way of gated-rnn sees, as its start: so the units
// learn what a straight line leaves over.
nn::Tensors startOf(const PreparedCases& cases, const std::vector<std::size_t>& chosen, const IcuScaling& scaling,
                    const std::vector<int>& columns, std::size_t straight)
{
    std::vector<double> rows;
    std::vector<int> died;
    for (const auto index : chosen) {
        const float* last = cases.features[index].row(int(lastHour));
        for (auto i = columns.size() - straight; i < columns.size(); ++i) {
            const auto column = std::size_t(columns[i]);
            rows.push_back(record::scaled(last[column], scaling.mean[column], scaling.spread[column]));
        }
        died.push_back(cases.cases[index].died);
    }
    const auto regression = record::fitLogisticRegression(rows, died, 100);
    nn::Tensor weight{{1, std::int64_t(straight)}, {}};
    for (const double value : regression.weights)
        weight.values.push_back(float(value));
    return {{"skip.weight", std::move(weight)}, {"dense.bias", {{1}, {float(regression.bias)}}}};
}

}

PreparedCases prepared(std::vector<RecordCase> cases)
{
    PreparedCases made;
    made.features.reserve(cases.size());
    for (const auto& one : cases)
        made.features.push_back(record::icuFeatures(one.stay));
    made.cases = std::move(cases);
    return made;
}

PreparedCases joined(PreparedCases first, const PreparedCases& second)
{
    first.cases.insert(first.cases.end(), second.cases.begin(), second.cases.end());
    first.features.insert(first.features.end(), second.features.begin(), second.features.end());
    return first;
}

RiskCandidate gatedCandidate()
{
    RiskCandidate candidate;
    candidate.name = "gated-rnn";
    candidate.inputs = "all";
    candidate.architecture = {
        "gated-rnn",
        {{"inputs", std::to_string(inputColumns(candidate.inputs).size())},
         {"narrow", "32"},
         {"hidden", "32"},
         {"inputDropout", "0.3"},
         {"dropout", "0.5"},
         {"skip", std::to_string(inputColumns(candidate.inputs).size() - 2 * record::icuSeriesCount)}}};
    // Drawn at random the straight way ends below the logistic regression that it could be; begun from it, and
    // with small steps, it ends above (out of fold in set-a).
    candidate.startsFromRegression = true;
    candidate.recipe.loss = "hourly-bce";
    candidate.recipe.lossParameters = {{"rampShare", 0.5}};
    candidate.recipe.learningRate = 5e-4;
    candidate.recipe.weightDecay = 0.1;
    candidate.recipe.gradientClip = 1;
    candidate.recipe.warmUp = 0.1;
    candidate.recipe.epochs = 8;
    candidate.networksPerFold = 2;
    return candidate;
}

RiskCandidate simpleCandidate()
{
    RiskCandidate candidate;
    candidate.name = "simple-rnn";
    candidate.inputs = "values";
    candidate.architecture = {"simple-rnn",
                              {{"inputs", std::to_string(inputColumns(candidate.inputs).size())},
                               {"hidden", "128"},
                               {"layers", "2"},
                               {"outputs", "2"}}};
    candidate.recipe = gatedCandidate().recipe;
    candidate.recipe.learningRate = 1e-3;
    candidate.recipe.weightDecay = 0.01;
    candidate.isSingle = true;
    return candidate;
}

RiskCandidate textbookCandidate()
{
    auto candidate = simpleCandidate();
    candidate.name = "simple-rnn-textbook";
    candidate.recipe = {};
    candidate.recipe.loss = "hourly-bce";
    candidate.recipe.lossParameters = {{"rampShare", 0}};    // at hour 48
    candidate.recipe.optimiser = "adam";
    candidate.recipe.schedule = "constant";
    candidate.recipe.learningRate = 1e-3;
    candidate.recipe.gradientClip = 1;
    candidate.recipe.epochs = 2;    // stopped where it was best out of fold, of 12
    return candidate;
}

std::vector<int> stratifiedFolds(const std::vector<RecordCase>& cases, int folds, std::uint64_t seed)
{
    std::vector<int> fold(cases.size());
    std::mt19937_64 random(seed);
    for (const int died : {0, 1}) {
        std::vector<std::size_t> some;
        for (std::size_t i = 0; i < cases.size(); ++i)
            if (cases[i].died == died)
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
    FoldTraining(const PreparedCases& cases, const RiskCandidate& candidate, const CrossValidationOptions& options,
                 Split split, std::string name)
        : m_cases(cases)
        , m_candidate(candidate)
        , m_options(options)
        , m_split(std::move(split))
        , m_name(std::move(name))
        , m_columns(inputColumns(candidate.inputs))
        , m_held(pointersTo(cases, m_split.held))
    {
        record::IcuScalingSums sums;
        for (const auto index : m_split.training)
            sums.add(cases.features[index]);
        m_scaling = sums.scaling();
        if (candidate.startsFromRegression)
            m_start = startOf(cases, m_split.training, m_scaling, m_columns,
                              std::stoul(candidate.architecture.parameters.at("skip")));
    }

    const IcuScaling& scaling() const { return m_scaling; }

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
            const auto logits = hourlyLogits(net, m_held, m_scaling, m_columns, quiet);
            return logits ? scoresAt48(*logits, m_cases, m_split.held) : std::map<std::string, double>{};
        };
        if (m_held.empty())
            observer.validate = nullptr;
        observer.report = [&](const nn::EpochReport& epoch) {
            if (m_options.report)
                m_options.report({fmt::format("{} {} network {}", m_candidate.name, m_name, network + 1), epoch});
        };
        const StayRows rows(m_cases, m_split.training, m_scaling, m_columns);
        return runtime.train(m_candidate.architecture, rows, recipe, observer, job);
    }

    Result<void> addHeldOut(nn::Network& network, double share, std::vector<std::vector<float>>& outOfFold,
                            Job& job) const
    {
        LANTERN_TRY(logits, hourlyLogits(network, m_held, m_scaling, m_columns, job));
        for (std::size_t i = 0; i < m_held.size(); ++i)
            for (std::size_t hour = 0; hour < logits[i].size(); ++hour)
                outOfFold[m_split.held[i]][hour] += logits[i][hour] * float(share);
        return {};
    }

private:
    const PreparedCases& m_cases;
    const RiskCandidate& m_candidate;
    const CrossValidationOptions& m_options;
    Split m_split;
    std::string m_name;
    std::vector<int> m_columns;
    std::vector<const IcuFeatures*> m_held;
    IcuScaling m_scaling;
    nn::Tensors m_start;
};

}

Result<CrossValidated> crossValidate(const PreparedCases& cases, const RiskCandidate& candidate,
                                     const CrossValidationOptions& options, nn::Runtime& runtime, Job& job)
{
    const auto folds = stratifiedFolds(cases.cases, options.folds, options.seed);
    CrossValidated result;
    result.candidate = candidate;
    result.outOfFold.assign(cases.size(), std::vector<float>(std::size_t(IcuFeatures::rows)));
    for (int fold = 0; fold < options.folds; ++fold) {
        const FoldTraining training(cases, candidate, options, splitOf(folds, fold), fmt::format("fold{}", fold + 1));
        result.folds.scalings.push_back(training.scaling());
        for (int network = 0; network < candidate.networksPerFold; ++network) {
            const auto seed = options.seed * 1000 + std::uint64_t(fold) * 10 + std::uint64_t(network);
            LANTERN_TRY(net, training.train(network, seed, runtime, job));
            LANTERN_CHECK(training.addHeldOut(*net, 1.0 / candidate.networksPerFold, result.outOfFold, job));
            result.folds.networks.push_back(std::move(net));
        }
    }
    if (candidate.isSingle) {
        const FoldTraining training(cases, candidate, options, splitOf(folds, -1), "all");
        result.whole.scalings.push_back(training.scaling());
        LANTERN_TRY(net, training.train(0, options.seed * 1000 + 900, runtime, job));
        result.whole.networks.push_back(std::move(net));
    }
    return result;
}

Result<std::vector<std::vector<float>>> meanLogits(const ScaledNetworks& trained, const std::string& inputs,
                                                   const PreparedCases& cases, Job& job)
{
    std::vector<std::size_t> all(cases.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto pointers = pointersTo(cases, all);
    const auto columns = inputColumns(inputs);
    std::vector<std::vector<float>> mean(cases.size(), std::vector<float>(std::size_t(IcuFeatures::rows)));
    for (std::size_t i = 0; i < trained.networks.size(); ++i) {
        const auto& scaling = trained.scalings[i * trained.scalings.size() / trained.networks.size()];
        LANTERN_TRY(logits, hourlyLogits(*trained.networks[i], pointers, scaling, columns, job));
        for (std::size_t one = 0; one < logits.size(); ++one)
            for (std::size_t hour = 0; hour < logits[one].size(); ++hour)
                mean[one][hour] += logits[one][hour] / float(trained.networks.size());
    }
    return mean;
}

Regressed regress(const PreparedCases& cases, const PreparedCases& others, int folds, std::uint64_t seed)
{
    Regressed regressed;
    regressed.outOfFold.resize(cases.size());
    const auto foldOf = stratifiedFolds(cases.cases, folds, seed);
    for (int fold = 0; fold < folds; ++fold) {
        const auto split = splitOf(foldOf, fold);
        const auto regression = fitted(cases, split.training);
        for (const auto index : split.held)
            regressed.outOfFold[index] = regression.logit(cases.features[index]);
    }
    std::vector<std::size_t> all(cases.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto regression = fitted(cases, all);
    for (const auto& features : others.features)
        regressed.others.push_back(regression.logit(features));
    return regressed;
}

}
