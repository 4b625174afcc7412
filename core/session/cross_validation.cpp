#include "core/session/cross_validation.h"

#include "core/nn/metrics.h"
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
    candidate.architecture = {"gated-rnn",
                              {{"inputs", std::to_string(inputColumns("gated-rnn").size())},
                               {"narrow", "32"},
                               {"hidden", "32"},
                               {"inputDropout", "0.3"},
                               {"dropout", "0.5"}}};
    candidate.recipe.loss = "hourly-bce";
    candidate.recipe.lossParameters = {{"rampShare", 0.5}};
    candidate.recipe.learningRate = 1e-3;
    candidate.recipe.weightDecay = 0.1;
    candidate.recipe.gradientClip = 1;
    candidate.recipe.warmUp = 0.1;
    candidate.recipe.epochs = 8;
    candidate.networksPerFold = 3;
    return candidate;
}

RiskCandidate simpleCandidate()
{
    RiskCandidate candidate;
    candidate.name = "simple-rnn";
    candidate.architecture = {"simple-rnn",
                              {{"inputs", std::to_string(inputColumns("simple-rnn").size())},
                               {"hidden", "128"},
                               {"layers", "2"},
                               {"outputs", "2"}}};
    candidate.recipe = gatedCandidate().recipe;
    candidate.recipe.weightDecay = 0.01;
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

Result<CrossValidated> crossValidate(const PreparedCases& cases, const RiskCandidate& candidate,
                                     const CrossValidationOptions& options, nn::Runtime& runtime, Job& job)
{
    const auto folds = stratifiedFolds(cases.cases, options.folds, options.seed);
    const auto columns = inputColumns(candidate.architecture.name);
    CrossValidated result;
    result.candidate = candidate;
    result.outOfFold.assign(cases.size(), std::vector<float>(std::size_t(IcuFeatures::rows)));

    for (int fold = 0; fold < options.folds; ++fold) {
        const auto split = splitOf(folds, fold);
        record::IcuScalingSums sums;
        for (const auto index : split.training)
            sums.add(cases.features[index]);
        const auto scaling = sums.scaling();
        result.scalings.push_back(scaling);
        const StayRows rows(cases, split.training, scaling, columns);
        const auto held = pointersTo(cases, split.held);

        for (int network = 0; network < candidate.networksPerFold; ++network) {
            const auto name = fmt::format("{} fold {} network {}", candidate.name, fold + 1, network + 1);
            auto recipe = candidate.recipe;
            recipe.threads = options.threads;
            recipe.seed = options.seed * 1000 + std::uint64_t(fold) * 10 + std::uint64_t(network);
            nn::TrainingObserver observer;
            observer.resume = options.resume;
            if (!options.checkpoints.empty())
                observer.checkpoint =
                    options.checkpoints / fmt::format("{}-{}-{}.checkpoint", candidate.name, fold, network);
            QuietJob quiet;
            observer.validate = [&](nn::Network& net) {
                const auto logits = hourlyLogits(net, held, scaling, columns, quiet);
                return logits ? scoresAt48(*logits, cases, split.held) : std::map<std::string, double>{};
            };
            observer.report = [&](const nn::EpochReport& epoch) {
                if (options.report)
                    options.report({name, epoch});
            };
            LANTERN_TRY(net, runtime.train(candidate.architecture, rows, recipe, observer, job));
            LANTERN_TRY(logits, hourlyLogits(*net, held, scaling, columns, job));
            for (std::size_t i = 0; i < split.held.size(); ++i)
                for (std::size_t hour = 0; hour < logits[i].size(); ++hour)
                    result.outOfFold[split.held[i]][hour] += logits[i][hour] / float(candidate.networksPerFold);
            result.networks.push_back(std::move(net));
        }
    }
    return result;
}

Result<std::vector<std::vector<float>>> ensembleLogits(const CrossValidated& trained, const PreparedCases& cases,
                                                       Job& job)
{
    std::vector<std::size_t> all(cases.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto pointers = pointersTo(cases, all);
    const auto columns = inputColumns(trained.candidate.architecture.name);
    std::vector<std::vector<float>> mean(cases.size(), std::vector<float>(std::size_t(IcuFeatures::rows)));
    for (std::size_t i = 0; i < trained.networks.size(); ++i) {
        const auto& scaling = trained.scalings[i / std::size_t(trained.candidate.networksPerFold)];
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
