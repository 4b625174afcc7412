#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The door to a tensor library. Nothing here knows LibTorch; core/torch implements it in a shared
// library that is opened at first use. Networks of images and of records pass through the same door.
// This header is read as C++17 there, so it keeps to that.
namespace lantern::nn {

// Numbers with a shape, row-major: the last axis is the fastest.
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

// Tensors by name: the inputs and outputs of a network, a batch, a table of weights. The names in use:
// "image" [n, channels, h, w] or "input" [n, steps, features] goes in; "logits" and "map" come out, both
// before any sigmoid or softmax; "target", "mask", "length", "weight" are what a loss compares with.
// Each family's names, shapes and parameters stand at the head of core/torch/architectures/NAME.cpp, each
// loss's in core/torch/losses.h.
using Tensors = std::map<std::string, Tensor>;

// A family on the architectures shelf with its parameters, as a manifest writes it:
// {"name": "residual-patch", "channels": "32,64,128", "outputs": "1"}.
struct Architecture {
    std::string name;
    std::map<std::string, std::string> parameters;
    bool operator==(const Architecture& other) const { return name == other.name && parameters == other.parameters; }
    bool operator!=(const Architecture& other) const { return !(*this == other); }
};

// A network ready to answer. run() may be called from one thread at a time.
class Network {
public:
    virtual ~Network() = default;
    // Names and shapes are the architecture's; a batch axis comes first in all of them.
    virtual Result<Tensors> run(const Tensors& inputs) = 0;
    virtual Tensors weights() const = 0;
};

// Training examples. Batches are made on the trainer's thread.
class TrainingData {
public:
    virtual ~TrainingData() = default;
    virtual std::size_t size() const = 0;
    // The named inputs and targets of these examples, stacked along axis 0. `seed` decides the
    // augmentation; the same arguments give the same batch, so that a resumed run is bit for bit the same.
    virtual Tensors batch(const std::vector<std::size_t>& examples, std::uint64_t seed) const = 0;
};

struct Recipe {
    std::string loss;    // "mse", "bce", "cross-entropy", "map-and-type", "hourly-bce", "each-step-bce"
    std::map<std::string, double> lossParameters;
    std::string optimiser = "adamw";    // "sgd", "adam", "adamw"
    double learningRate = 1e-3, weightDecay = 0, momentum = 0, gradientClip = 0;
    std::string schedule = "cosine";    // "constant", "cosine"
    double warmUp = 0;    // share of all steps
    int epochs = 10, batchSize = 64;
    int patience = 0;    // epochs without a better score before stopping; 0 is never
    std::uint64_t seed = 1;
    int threads = 1;
    Tensors start;    // parameters to begin with, by name; the others are drawn from the seed
};

// One line of the training curve.
struct EpochReport {
    int epoch = 0;
    double trainingLoss = 0, learningRate = 0, seconds = 0;
    std::map<std::string, double> scores;    // what validate() said
};

struct TrainingObserver {
    // Scores of the network after an epoch; "score" is the one that patience and best weights follow.
    std::function<std::map<std::string, double>(Network&)> validate;
    // After every epoch, once its checkpoint is written. On resuming, the epochs of before are reported
    // again first, so that a curve made of the reports is whole.
    std::function<void(const EpochReport&)> report;
    std::filesystem::path checkpoint;    // written after each epoch where not empty
    bool resume = false;    // from that checkpoint, where it exists
    bool keepBest = false;    // give back the best epoch's weights, else the last's
};

// Where a training stands after an epoch, as plain values: to go on from here gives what a training without a stop
// would have given. There is no state of a random generator in it, for every epoch seeds its own from the recipe's
// seed and its number.
struct Checkpoint {
    std::string fingerprint;    // what was being trained, and how
    std::vector<EpochReport> curve;    // one for each finished epoch
    double bestScore = 0;
    int bestEpoch = 0;    // 0: none yet; epochs count from 1
    Tensors weights, best;    // now, and of the best epoch
    Tensors optimiser;    // its running means: "3/exp_avg" of the fourth parameter
    std::map<std::string, std::int64_t> steps;    // that it took, by parameter: "3"
};

// Who keeps checkpoints: the module that trains opens and writes no file itself.
class CheckpointKeeper {
public:
    virtual ~CheckpointKeeper() = default;
    virtual Result<std::optional<Checkpoint>> last() = 0;    // to go on from; nothing to begin anew
    virtual bool isWanted() const = 0;
    virtual Result<void> keep(const Checkpoint& checkpoint) = 0;
};

class Runtime {
public:
    virtual ~Runtime() = default;
    virtual std::string description() const = 0;    // "LibTorch 1.13.0, 2 threads", for About and the log
    virtual void setThreads(int threads) = 0;
    virtual Result<std::unique_ptr<Network>> load(const Architecture& architecture, const Tensors& weights) = 0;
    // With the observer's checkpoints, see checkpoint.h.
    Result<std::unique_ptr<Network>> train(const Architecture& architecture, const TrainingData& data,
                                           const Recipe& recipe, const TrainingObserver& observer, Job& job);

protected:
    virtual Result<std::unique_ptr<Network>> train(const Architecture& architecture, const TrainingData& data,
                                                   const Recipe& recipe, const TrainingObserver& observer,
                                                   CheckpointKeeper& checkpoints, Job& job) = 0;
};

// Opens the module beside the program (or where LANTERN_RUNTIME points) the first time and keeps
// it. Sets the OpenMP and BLAS variables before that. Unsupported says what is missing.
Result<Runtime*> openRuntime();

}
