#pragma once

#include "core/nn/metrics.h"
#include "core/tasks/record_cases.h"

#include <cstdint>
#include <functional>
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

// The risk at each row at which this case is judged, of so many. `patient` tells cases apart where they have several.
using RiskAt = std::function<double(std::size_t row)>;
void addJudged(PredictedRisks& risks, const RecordCase& one, std::size_t patient, std::size_t rows, const RiskAt& risk);

// auroc, auprc, brier and ece (15 bins), each with its 95 % bootstrap of patients; one that these risks cannot give is
// not in the map.
std::map<std::string, nn::Interval> probabilityFigures(const PredictedRisks& risks, int resamples = 1000);

// Those, accuracy at 0.5, and event1, the 2012 challenge's min(sensitivity, positive predictive value) at the
// threshold.
std::map<std::string, nn::Interval> riskFigures(const PredictedRisks& risks, double threshold);

// The patients that intervals are drawn from: whole ones.
std::vector<std::string> groupsOf(const PredictedRisks& risks);

// auroc and auprc of the first less those of the second, on the same patients, drawn together.
std::map<std::string, nn::Interval> riskDifferences(const PredictedRisks& first, const PredictedRisks& second);

// The threshold with the largest Event 1.
double thresholdOfBestEvent1(const PredictedRisks& risks);

}
