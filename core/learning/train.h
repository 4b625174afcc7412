#pragma once

#include "core/base/job.h"
#include "core/nn/evaluation.h"
#include "core/nn/runtime.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lantern::learning {

struct TrainRequest {
    std::string task;    // a name of the tasks shelf
    std::filesystem::path data;    // folder or archive
    std::filesystem::path package;    // the folder to write
    std::string architecture;    // empty: the task's own
    std::string id;    // empty: the task's own
    std::optional<int> epochs, patience, batchSize;
    std::optional<double> learningRate;
    std::uint64_t seed = 1;
    int threads = 1;
    bool resume = false;    // from PACKAGE.training/checkpoint
    bool balanceClasses = false;    // weigh classes by the reciprocal of how often they occur
};

struct TrainingWatch {
    std::function<void(const std::string& sentence)> say;
    std::function<void(const nn::EpochReport& report, int epochs)> epoch;
};

struct Trained {
    std::vector<nn::EpochReport> curve;
    nn::Evaluation validation;    // calibrated, by the network that was written
    std::filesystem::path workFolder;    // PACKAGE.training: checkpoint and curves.csv
};

// Trains on the rows of split "train", watches and calibrates on "val", never looks at another. Where
// the data names no splits, every seventh group or picture is kept for validation.
Result<Trained> train(const TrainRequest& request, const TrainingWatch& watch, Job& job);

}
