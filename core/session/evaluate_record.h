#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/nn/manifest.h"
#include "core/nn/outcome.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace lantern::session {

// What a record model reached on patients with known outcomes. Everyone stays in n: an empty or
// unreadable record is scored with the prior.
struct RecordEvaluation {
    nn::ModelIdentity model;
    std::size_t n = 0, deaths = 0;
    double threshold = 0;
    std::map<std::string, nn::Interval> figures;    // auroc, auprc, accuracy, brier, ece, event1
    std::set<std::string> undefined;    // figures that these patients cannot give
    std::map<std::string, int> refused;    // records not used as they are, by reason
    double seconds = 0;
};

// Records of the 2012 form under `data` (file, folder, archive) with the table `outcomes`
// (RecordID, In-hospital_death), scored at hour 48.
Result<RecordEvaluation> evaluateRecordModel(const std::filesystem::path& package, const std::filesystem::path& data,
                                             const std::filesystem::path& outcomes, Job& job);

}
