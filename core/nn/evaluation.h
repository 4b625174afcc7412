#pragma once

#include "core/nn/manifest.h"
#include "core/nn/prediction.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace lantern::nn {

using Figures = std::map<std::string, Interval>;    // "auroc", "auprc", "accuracy", "ece", "brier", ...

// What a model reached on labelled cases. A refused case is scored like any other and stays in n.
struct Evaluation {
    std::size_t n = 0;
    Figures figures;
    std::map<std::string, Figures> perLabel;
    std::set<std::string> undefined;    // figures that these cases cannot give: "auroc", "auroc nodule"
    std::map<std::string, std::size_t> refused;    // by reason
    std::size_t accepted = 0;
    Figures acceptedFigures;
    std::size_t unlabelled = 0;    // cases whose label the model does not know; not in n
};

// With two labels: AUROC, AUPRC, accuracy at 0.5, ECE and Brier of the second label's probability.
// With more: macro means of one against rest over the labels that occur among the cases (a label that
// does not is listed in `undefined`), accuracy of the highest, ECE of its probability, Brier summed
// over the labels. Every `further` figure of the predictions is averaged over the cases
// that have it.
Evaluation evaluate(std::span<const Prediction> predictions, const std::vector<std::string>& labels);

}
