#pragma once

#include "core/nn/runtime.h"
#include "core/torch/family.h"

#include <filesystem>
#include <string>
#include <torch/optim.h>
#include <vector>

namespace lantern::torchnet {

// Where a training stands after an epoch, apart from the module and the optimiser. There is no state
// of a random generator in it, for every epoch seeds its own from the recipe's seed and its number.
struct Progress {
    std::vector<nn::EpochReport> curve;    // one for each finished epoch
    double bestScore = 0;
    int bestEpoch = 0;    // 0: none yet; epochs count from 1
    Named best;    // weights of that epoch
};

// Writes all of it under another name first, so that the file is always a whole one. Throws a
// Problem where the disk does not take it.
void writeCheckpoint(const std::filesystem::path& path, const std::string& fingerprint, const torch::nn::Module& module,
                     const torch::optim::Optimizer& optimiser, const Progress& progress);

// Puts module and optimiser back where they were. The fingerprint says what was being trained and
// how; another one, or a damaged file, is a Problem.
Progress readCheckpoint(const std::filesystem::path& path, const std::string& fingerprint, torch::nn::Module& module,
                        torch::optim::Optimizer& optimiser);

}
