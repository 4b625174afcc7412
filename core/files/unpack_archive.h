#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/files/file_bytes.h"
#include "core/files/walk.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lantern::files {

// Whether a file is an archive of files, by how it begins: ZIP, 7z, ISO 9660, tar, and by its name a tar that is packed
// (.tar.gz, .tgz, .tar.xz, ...). Never what begins as DICOM does (PS3.10 7.1).
bool isArchive(const std::filesystem::path& file);
// The same of a file that is open already.
bool isArchive(const std::filesystem::path& file, FileBytes& bytes);

// What an archive may ask for: a few bytes can promise any size.
struct ArchiveLimits {
    std::uint64_t bytes = 0;    // of all files; 0: 512 MiB and a hundred times the archive's own size
    std::uint64_t files = 1'000'000;
    std::uint64_t keepFree = std::uint64_t(512) << 20;    // of the disk that is written to
};

// Lays the files of an archive out below an empty folder, for this user alone. Links and devices, names that are
// absolute or lead outside and files whose bytes are damaged are left out; what was left out, and why, comes back,
// named as in the archive. Locked where none of the passwords opens it; Refused beyond the limits, Malformed where
// nothing could be had, Unsupported, WriteFailed, Cancelled: then what was written already is the caller's to remove.
Result<std::vector<NotRead>> unpackArchive(const std::filesystem::path& archive, const std::filesystem::path& folder,
                                           std::span<const std::string> passwords, Job& job,
                                           const ArchiveLimits& limits = {});

}
