#pragma once

#include "core/nn/metrics.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lantern::session {

// What was foretold of some patients and what happened to them.
struct ForetoldRisks {
    std::vector<double> probabilities;
    std::vector<std::uint8_t> died;

    void add(double probability, int hasDied)
    {
        probabilities.push_back(probability);
        died.push_back(std::uint8_t(hasDied));
    }
};

// auroc, auprc, brier, ece (15 bins), accuracy at 0.5, and event1, the challenge's min(sensitivity, positive predictive
// value) at the threshold: each with its 95 % bootstrap of patients. A figure that these patients
// cannot give, such as AUROC without a death, is not in the map.
std::map<std::string, nn::Interval> riskFigures(const ForetoldRisks& risks, double threshold);

// auroc and auprc of the first less those of the second, on the same patients, drawn together.
std::map<std::string, nn::Interval> riskDifferences(const ForetoldRisks& first, const ForetoldRisks& second);

// The threshold with the largest Event 1.
double bestThreshold(const ForetoldRisks& risks);

}
