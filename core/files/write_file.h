#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace lantern::files {

// Files that are there whole or not at all, whatever ends the program: the bytes come into a file without a name (where
// the file system has such, else beside the target under another name) that takes the target's place at the end. So a
// reader sees the old file or the new one. A target that is no plain file (a pipe, /dev/stdout) is written straight.
// WriteFailed names the file and says why ("there is no space left on the disk").

// Whether the bytes must have reached the disk before the old ones go, so that a power cut takes neither. What can be
// made again need not wait for it.
enum class Push { ToDisk, Later };

// For what comes in pieces. Nothing is left of it where it is not committed.
class WholeFile {
public:
    static Result<WholeFile> begin(const std::filesystem::path& file);
    ~WholeFile();
    WholeFile(WholeFile&& other) noexcept;
    WholeFile& operator=(WholeFile&&) = delete;
    WholeFile(const WholeFile&) = delete;

    Result<void> write(std::span<const std::uint8_t> bytes);
    Result<void> commit(Push push = Push::ToDisk);

private:
    WholeFile() = default;

    std::filesystem::path m_named, m_file;    // as it was asked for, and where links lead
    std::filesystem::path m_beside;    // where the bytes have a name before they are whole; else empty
    int m_descriptor = -1;
    bool m_isStraight = false;    // into something that is no plain file
};

Result<void> writeFile(const std::filesystem::path& file, std::span<const std::uint8_t> bytes,
                       Push push = Push::ToDisk);
Result<void> writeFile(const std::filesystem::path& file, std::string_view text, Push push = Push::ToDisk);

// Makes the folder and those above it. WriteFailed.
Result<void> makeFolder(const std::filesystem::path& folder);

// NotFound, Unreadable, and Refused above `limit` bytes.
Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uint64_t limit = 1ull << 32);
Result<std::string> readText(const std::filesystem::path& file, std::uint64_t limit = 1ull << 30);

}
