#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace lantern::cli {

// Scans `path` with an empty index and again with what is in it then, beside DCMTK's own bare parse of the same
// files on one core: the median of `rounds` rounds of all three, one after the other.
Result<nlohmann::json> benchScan(const std::filesystem::path& path, int threads, int rounds);

}
