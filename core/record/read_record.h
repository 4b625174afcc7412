#pragma once

#include "core/base/result.h"
#include "core/record/event.h"
#include "core/record/record_files.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// Bytes of a FHIR file in JSON (readFhir tells the forms; also UTF-16 and .gz) or of a record of the 2012 or the
// 2019 challenge, told apart by how they begin: one history a patient. Malformed says what is wrong with them; `name`
// stands for the file in sentences and sources. parseRecord gives the first patient's.
Result<std::vector<Record>> parseRecords(std::string_view bytes, const std::string& name);
Result<Record> parseRecord(std::string_view bytes, const std::string& name);

// The histories that some files hold, with the first of the files where each stands; files that speak of one patient
// are read together.
struct FoundRecord {
    std::filesystem::path file;
    Result<Record> record;    // NotFound, Unreadable, Malformed
};
std::vector<FoundRecord> readRecords(std::vector<RecordFile> files);

// One patient's history from a file, or from a folder that holds exactly one. `patient` is an id or identifier to
// choose by; without it a file's first patient is taken, and a folder with several is WrongUse, which names them.
// NotFound, Unreadable, Malformed.
Result<Record> readRecord(const std::filesystem::path& path, const std::string& patient = {});

// Refused names the first entry of the record that is damaged (text where a number belongs) and was left
// out. What was read stays good; whoever shows it says this beside it.
Result<void> checkWhole(const Record& record);

}
