#pragma once

#include "core/nn/runtime.h"

namespace lantern::torchnet {

// Trains a fresh network, or goes on from a checkpoint; says what nn::Runtime::train says. Throws.
// Everything random comes from the recipe's seed: the first weights, and for each epoch its shuffle,
// dropout and augmentation. So the same recipe, data and number of threads give the same weights, bit
// for bit, however often the training was stopped and resumed.
std::unique_ptr<nn::Network> train(const nn::Architecture& architecture, const nn::TrainingData& data,
                                   const nn::Recipe& recipe, const nn::TrainingObserver& observer,
                                   nn::CheckpointKeeper& checkpoints, Job& job);

}
