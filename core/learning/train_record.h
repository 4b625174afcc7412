#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/nn/manifest.h"
#include "core/nn/runtime.h"
#include "core/tasks/record_task.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace lantern::learning {

struct RecordTrainingOptions {
    std::filesystem::path data;    // records: a folder or an archive
    // Tables of outcomes: that of the set to train on, and perhaps that of a second set, which is scored once.
    std::vector<std::filesystem::path> outcomes;
    std::filesystem::path out;    // the package
    std::string architecture;    // one of the task's candidates; empty: the one that is shipped
    std::string id;    // empty: the task's
    int epochs = 0;    // 0: the recipe's
    std::uint64_t seed = 1;
    int threads = 1;
    bool resume = false;    // from the checkpoints beside `out`, bit for bit
};

struct RecordTrainingObserver {
    // One line of what was found, for people: figures of a cross-validation, of the test set.
    std::function<void(const std::string& line)> say;
    // A network's epoch, scored on the fold that is held out.
    std::function<void(const std::string& network, const nn::EpochReport& epoch)> epoch;
};

// Trains a model by five-fold cross-validation; calibration and threshold come from the predictions out
// of fold, and the package holds the networks of the folds. With a second table: each of the task's candidates and
// logistic regression are trained on the first set alone and scored once on the second, with paired differences; then
// the package is trained by the same recipe on both. Checkpoints stand in OUT.training.
struct RecordTrained {
    std::filesystem::path workFolder;
    std::map<std::string, nn::Interval> outOfFold;    // figures of what the package holds
};
Result<RecordTrained> trainRecordModel(const tasks::RecordTask& task, const RecordTrainingOptions& options,
                                       const RecordTrainingObserver& observer, Job& job);

}
