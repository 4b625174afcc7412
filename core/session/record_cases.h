#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/files/csv.h"
#include "core/record/icu_stay.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lantern::session {

// A stay with its outcome.
struct RecordCase {
    std::string id;
    record::IcuStay stay;
    bool isReadable = true;    // a broken record stays a case, without measurements
    int died = 0;    // in hospital
};

struct RecordCases {
    std::vector<RecordCase> cases;    // by id
    std::map<std::string, int> refused;    // why records were not used as they are, and how many
};

// RecordID -> died in hospital, from a table with the columns RecordID and In-hospital_death.
Result<std::map<std::string, int>> readOutcomes(const std::filesystem::path& file);

// Every record of the 2012 form under `data` (file, folder, archive) that the outcomes know.
// Records that they do not know are counted in `refused`.
Result<RecordCases> readCases(const std::filesystem::path& data, const std::map<std::string, int>& outcomes, Job& job);

}
