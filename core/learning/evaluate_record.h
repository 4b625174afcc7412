#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/nn/package.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace lantern::learning {

// What a record model reached on patients with known outcomes. Everyone stays in n: an empty or
// unreadable record is scored with the prior.
struct RecordEvaluation {
    nn::ModelIdentity model;
    std::string label;    // of what is predicted: "dies in hospital"
    std::size_t n = 0, events = 0;    // patients, and those to whom it happened
    double threshold = 0;
    std::map<std::string, nn::Interval> figures;    // those of its task: auroc, auprc, ...
    std::set<std::string> undefined;    // figures that these patients cannot give
    std::map<std::string, int> refused;    // records that could not be read, by reason
    std::size_t accepted = 0;    // the others
    std::map<std::string, nn::Interval> acceptedFigures;
    std::map<std::string, int> notes;    // what else should be known, and of how many records
    std::vector<std::string> withoutOutcome, withoutRecord;    // in one of data and outcomes alone; not in n
    double seconds = 0;
};

// The cases that the model's task finds under `data` (file, folder, archive) with the table `outcomes`, scored at their
// last row.
Result<RecordEvaluation> evaluateRecordModel(const nn::Package& package, const std::filesystem::path& data,
                                             const std::filesystem::path& outcomes, Job& job);

}
