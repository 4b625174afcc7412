#pragma once

#include "core/nn/manifest.h"
#include "core/nn/prediction.h"

#include <span>

namespace lantern::nn {

// Calibrated: one probability for one logit, else a softmax.
std::vector<double> probabilitiesOf(std::span<const double> logits, const Calibration& calibration);

// Fits temperature (and, with one output, the bias: Platt 1999) so that the mean cross-entropy of
// these cases is smallest. Cases without a target do not count; without both classes nothing is
// fitted and the identity comes back.
Calibration fittedCalibration(std::span<const Prediction> validation, const std::string& fittedOn);

}
