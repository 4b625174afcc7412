#pragma once

#include "core/base/job.h"
#include "core/inference/risk_model.h"
#include "core/nn/runtime.h"
#include "core/tasks/record_task.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lantern::learning {

// Cases with their features made, which are kept: 68 kB a stay of 49 rows.
struct PreparedCases {
    std::vector<tasks::RecordCase> cases;
    std::vector<record::FeatureRows> features;

    std::size_t size() const { return cases.size(); }
};

PreparedCases prepared(const tasks::RecordTask& task, std::vector<tasks::RecordCase> cases);
PreparedCases joined(PreparedCases first, const PreparedCases& second);

// The logits at the judged rows, of logits [stays][rows]; by stay, then by row.
std::vector<double> atJudgedRows(const PreparedCases& cases, const std::vector<std::vector<float>>& logits);

// Which fold holds a case out: those to whom it happened and the others are dealt out separately, so that
// each fold has its share of both. The same cases and seed give the same folds.
std::vector<int> stratifiedFolds(const std::vector<tasks::RecordCase>& cases, int folds, std::uint64_t seed);

struct NetworkEpoch {
    std::string network;    // "gated-rnn fold 2 network 1"
    nn::EpochReport epoch;
};

struct CrossValidationOptions {
    int folds = 5;
    std::uint64_t seed = 1;
    int threads = 1;
    std::filesystem::path checkpoints;    // a folder, where not empty
    bool resume = false;    // from those checkpoints
    std::function<void(const NetworkEpoch&)> report;
};

struct ScaledNetworks {
    std::vector<inference::ScaledColumns> scalings;
    std::vector<std::unique_ptr<nn::Network>> networks;    // as many for each scaling, side by side
};

// What networks trained on all folds but one say about the fold that they never saw, and the networks.
struct CrossValidated {
    tasks::RiskCandidate candidate;
    ScaledNetworks folds;
    ScaledNetworks whole;    // trained on all cases; only of a candidate that isSingle
    std::vector<std::vector<float>> outOfFold;    // logit of every case at every row, mean of the fold's networks

    const ScaledNetworks& used() const { return candidate.isSingle ? whole : folds; }
};

Result<CrossValidated> crossValidate(const tasks::RecordTask& task, const PreparedCases& cases,
                                     const tasks::RiskCandidate& candidate, const CrossValidationOptions& options,
                                     nn::Runtime& runtime, Job& job);

// Mean logits of the networks for cases that none of them saw.
Result<std::vector<std::vector<float>>> meanLogits(const ScaledNetworks& trained, const PreparedCases& cases, Job& job);

// Logistic regression on the features of the last row: logits of the cases out of fold, and of other
// cases by a fit to all. The yardstick of the same run.
struct Regressed {
    std::vector<double> outOfFold, others;
};
Regressed regress(const tasks::RecordTask& task, const PreparedCases& cases, const PreparedCases& others, int folds,
                  std::uint64_t seed);

}
