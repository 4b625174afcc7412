#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace lantern::files {

// Puts the bytes there whole or not at all: they are written beside the target under another name,
// pushed to the disk and then renamed over it. A target that is no plain file (a pipe, /dev/stdout)
// is written straight. WriteFailed names the file and says why ("there is no space left on the disk").
Result<void> writeFile(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);
Result<void> writeFile(const std::filesystem::path& file, std::string_view text);

// Makes the folder and those above it. WriteFailed.
Result<void> makeFolder(const std::filesystem::path& folder);

// NotFound, Unreadable, and Refused above `limit` bytes.
Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uint64_t limit = 1ull << 32);
Result<std::string> readText(const std::filesystem::path& file, std::uint64_t limit = 1ull << 30);

}
