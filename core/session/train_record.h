#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/nn/runtime.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace lantern::session {

struct RecordTrainingOptions {
    std::filesystem::path data;    // a folder with set-a and set-b (folders or archives) and their Outcomes-*.csv
    std::filesystem::path out;    // the package
    int epochs = 0;    // 0: the recipe's
    int networksPerFold = 0;    // of the gated network; 0: the recipe's
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

// The whole of icu-mortality. Five-fold cross-validation inside the first set of gated-rnn, simple-rnn
// and logistic regression; each scored once on the second set, with calibration and threshold from out of
// fold; then gated-rnn again by the same recipe on both sets, which is what the package holds.
// One set alone is cross-validated and shipped without a test. Checkpoints stand in OUT.checkpoints.
Result<void> trainRecordModel(const RecordTrainingOptions& options, const RecordTrainingObserver& observer, Job& job);

}
