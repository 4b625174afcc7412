#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace lantern::cli {

// Decodes every DICOM image under `path` on one core and on two, transfer syntax by transfer syntax, for at
// least `seconds` each: MB of stored samples a second, what that costs in CPU time, and the gain of two cores.
Result<nlohmann::json> benchDecode(const std::filesystem::path& path, double seconds);

}
