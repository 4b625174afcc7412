#pragma once

#include "core/dicom/catalogue.h"

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lantern::report {

// A file's path as people know it: what came out of an archive lies elsewhere.
using ShownPath = std::function<std::filesystem::path(const std::filesystem::path&)>;
inline std::filesystem::path asItIs(const std::filesystem::path& path) { return path; }

// What a scan found, as `lantern-cli scan --json` prints it: patients, studies, series (one entry a
// stack; further stacks of one DICOM series share its uid and differ in id), unreadable files with the
// reason, and how many other files there were. Lengths in mm, null where unknown.
nlohmann::json scanJson(const dicom::Catalogue& catalogue, const ShownPath& shown = asItIs);

// The same for people: an indented list.
std::string scanText(const dicom::Catalogue& catalogue, const ShownPath& shown = asItIs);

}
