#pragma once

#include "core/nn/metrics.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lantern::tasks {

// What was predicted, and whether it happened.
struct PredictedRisks {
    std::vector<double> probabilities;
    std::vector<std::uint8_t> happened;
    // Whose each is, where a patient has several, which then stand together in the order of time; empty: one each.
    std::vector<std::size_t> patients = {};

    void add(double probability, int hasHappened)
    {
        probabilities.push_back(probability);
        happened.push_back(std::uint8_t(hasHappened));
    }
    void add(double probability, int hasHappened, std::size_t patient)
    {
        add(probability, hasHappened);
        patients.push_back(patient);
    }
};

// auroc, auprc, brier, ece (15 bins), accuracy at 0.5, and event1, the challenge's min(sensitivity, positive predictive
// value) at the threshold: each with its 95 % bootstrap of patients. A figure that these patients
// cannot give, such as AUROC without an event, is not in the map.
std::map<std::string, nn::Interval> riskFigures(const PredictedRisks& risks, double threshold);

// The patients that intervals are drawn from: whole ones.
std::vector<std::string> groupsOf(const PredictedRisks& risks);

// auroc and auprc of the first less those of the second, on the same patients, drawn together.
std::map<std::string, nn::Interval> riskDifferences(const PredictedRisks& first, const PredictedRisks& second);

// The threshold with the largest Event 1.
double thresholdOfBestEvent1(const PredictedRisks& risks);

}
