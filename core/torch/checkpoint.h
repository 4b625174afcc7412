#pragma once

#include "core/nn/runtime.h"
#include "core/torch/family.h"

#include <torch/optim.h>

namespace lantern::torchnet {

// Where a training stands after an epoch, apart from the module and the optimiser.
struct Progress {
    std::vector<nn::EpochReport> curve;    // one for each finished epoch
    double bestScore = 0;
    int bestEpoch = 0;    // 0: none yet; epochs count from 1
    Named best;    // weights of that epoch
};

// All of it as plain values. The fingerprint says what is being trained and how.
nn::Checkpoint checkpointOf(const std::string& fingerprint, const torch::nn::Module& module,
                            const torch::optim::Optimizer& optimiser, const Progress& progress);

// Puts module and optimiser back where they were. A checkpoint of another fingerprint or with other tensors than
// these need is a Problem.
Progress resumed(const nn::Checkpoint& checkpoint, const std::string& fingerprint, torch::nn::Module& module,
                 torch::optim::Optimizer& optimiser);

}
