#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/files/file_reader.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// A history that is larger than this, in bytes, is not one patient's.
constexpr std::uintmax_t largestRecord = 512u << 20;

struct RecordFile {
    std::filesystem::path path;
    std::optional<std::string> bytes;    // nothing: still to be read
};

// What the file holds, read now where it was not yet. Unreadable, Unsupported (larger than a record can be).
Result<std::string> bytesOf(RecordFile file);

// Takes the files that look like a history, with their bytes, as many as fit into memory beside each other.
class RecordFiles : public files::FileReader {
public:
    bool take(const std::filesystem::path& path, files::FileBytes& bytes) override;

    std::vector<RecordFile> taken();    // by path; then there are none left here

private:
    std::mutex m_mutex;
    std::vector<RecordFile> m_files;
    std::uintmax_t m_bytes = 0;
};

// The histories in some files and folders.
std::vector<RecordFile> findRecords(std::span<const std::filesystem::path> paths, Job& job);

// Whether text begins as an object or a list of JSON.
bool beginsLikeJson(std::string_view text);

}
