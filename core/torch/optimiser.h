#pragma once

#include "core/nn/runtime.h"

#include <memory>
#include <torch/optim.h>

namespace lantern::torchnet {

// "sgd" (with momentum), "adam" (weight decay added to the gradient), "adamw" (decay apart). As is
// usual, biases and norms are not decayed, nor anything else with one axis.
std::unique_ptr<torch::optim::Optimizer> makeOptimiser(const nn::Recipe& recipe,
                                                       const std::vector<torch::Tensor>& parameters);

void setLearningRate(torch::optim::Optimizer& optimiser, double rate);

// The rate of a step, counted from 0: a straight rise over the warm-up, then constant or half a cosine
// down to zero at the last step.
double learningRateAt(const nn::Recipe& recipe, std::int64_t step, std::int64_t steps);

}
