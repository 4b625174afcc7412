#pragma once

#include "core/base/job.h"
#include "core/nn/runtime.h"
#include "core/record/icu_features.h"
#include "core/session/record_cases.h"
#include "core/session/risk_figures.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace lantern::session {

// Cases with their features made, which are kept: 68 kB a stay.
struct PreparedCases {
    std::vector<RecordCase> cases;
    std::vector<record::IcuFeatures> features;

    std::size_t size() const { return cases.size(); }
};

PreparedCases prepared(std::vector<RecordCase> cases);
PreparedCases joined(PreparedCases first, const PreparedCases& second);

// A network worth comparing: its family, how it is trained, and how many of it share a fold.
struct RiskCandidate {
    std::string name;    // for people: "simple-rnn"
    std::string inputs;    // of inputColumns()
    nn::Architecture architecture;
    nn::Recipe recipe;
    int networksPerFold = 1;
    bool startsFromRegression = false;    // the straight way of gated-rnn is logistic regression at first
    // Once the folds have said how good it is, one network trained on all cases is used; else the networks
    // of the folds are, as an ensemble.
    bool isSingle = false;
};

RiskCandidate gatedCandidate();
RiskCandidate simpleCandidate();    // simple-rnn, trained with all the care that gated-rnn gets
RiskCandidate textbookCandidate();    // simple-rnn, trained as textbooks do

// Which fold holds a case out: deaths and survivors are dealt out separately, so that each fold has
// its share of both. The same cases and seed give the same folds.
std::vector<int> stratifiedFolds(const std::vector<RecordCase>& cases, int folds, std::uint64_t seed);

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
    std::vector<record::IcuScaling> scalings;
    std::vector<std::unique_ptr<nn::Network>> networks;    // as many for each scaling, side by side
};

// What networks trained on all folds but one say about the fold that they never saw, and the networks.
struct CrossValidated {
    RiskCandidate candidate;
    ScaledNetworks folds;
    ScaledNetworks whole;    // trained on all cases; only of a candidate that isSingle
    std::vector<std::vector<float>> outOfFold;    // logit of every case at every hour, mean of the fold's networks

    const ScaledNetworks& used() const { return candidate.isSingle ? whole : folds; }
};

Result<CrossValidated> crossValidate(const PreparedCases& cases, const RiskCandidate& candidate,
                                     const CrossValidationOptions& options, nn::Runtime& runtime, Job& job);

// Mean logits of the networks, which read `inputs`, for cases that none of them saw.
Result<std::vector<std::vector<float>>> meanLogits(const ScaledNetworks& trained, const std::string& inputs,
                                                   const PreparedCases& cases, Job& job);

// Logistic regression on the features of hour 48: logits of the cases out of fold, and of other
// cases by a fit to all. The yardstick of the same run.
struct Regressed {
    std::vector<double> outOfFold, others;
};
Regressed regress(const PreparedCases& cases, const PreparedCases& others, int folds, std::uint64_t seed);

}
