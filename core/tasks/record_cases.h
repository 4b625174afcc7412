#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/files/data_source.h"
#include "core/record/icu_stay.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lantern::tasks {

// A stay with its outcome.
struct RecordCase {
    std::string id;
    record::IcuStay stay;
    Message refusal;    // why it could not be read; such a record stays a case, without measurements
    int target = 0;    // 1: what is predicted did happen
    // Of tasks whose truth changes along a stay: 0 or 1 for each row of features, -1 where nobody knows. Empty:
    // `target` holds for the whole stay, which is judged at its last row.
    std::vector<int> rowTargets = {};
};

// A row of features at which a case's network is judged, and the truth there.
struct JudgedRow {
    std::size_t row = 0;
    int target = 0;
};

// The last of so many rows, or each that has a truth of its own.
std::vector<JudgedRow> judgedRows(const RecordCase& one, std::size_t rows);

struct RecordCases {
    std::vector<RecordCase> cases;    // by id
    std::map<std::string, int> notes;    // "record with broken lines, scored by the others", and how many
    std::vector<std::string> withoutOutcome;    // records that the outcomes do not know, by name
    std::vector<std::string> withoutRecord;    // outcomes for which there is no record, by id
};

// A file of a labelled set as a case named after it; `stayOf` chooses the stay. A record that cannot be read, or has no
// such stay, is a case with the refusal.
RecordCase readCase(const files::SourceFile& file, Result<record::IcuStay> (*stayOf)(const record::Record&),
                    std::map<std::string, int>& notes);

// RecordID -> died in hospital, from a table with the columns RecordID and In-hospital_death.
Result<std::map<std::string, int>> readOutcomes(const std::filesystem::path& file);

// Every record of the 2012 form under `data` (file, folder, archive) that the outcomes know. What stands
// in one of the two alone is told, and is no case.
Result<RecordCases> readCases(const std::filesystem::path& data, const std::map<std::string, int>& outcomes, Job& job);

}
