#pragma once

#include "core/base/result.h"
#include "core/record/event.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// Bytes of a FHIR R4 file or of a 2012 record, told apart by how they begin. Malformed says
// what is wrong with them; `name` stands for the file in sentences and sources.
Result<Record> parseRecord(std::string_view bytes, const std::string& name);

// The same from a file, or from a folder that holds exactly one record. NotFound, Unreadable, Malformed.
Result<Record> readRecord(const std::filesystem::path& path);

// Refused names the first entry of the record that is damaged (text where a number belongs) and was left
// out. What was read stays good; whoever shows it says this beside it.
Result<void> checkWhole(const Record& record);

// Files under a folder (or the file itself) that begin like a record, by name. Only beginnings are read.
std::vector<std::filesystem::path> findRecords(const std::filesystem::path& path);

}
