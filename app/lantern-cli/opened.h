#pragma once

#include "core/base/job.h"
#include "core/files/archives.h"
#include "core/sources/find.h"

#include <filesystem>
#include <span>
#include <string>

namespace lantern::cli {

// The archives that this run opened; what they hold goes with its end.
files::Archives& archives();

// A file whose first line opens those that are locked. Without it the password is asked for, where there is a terminal.
void takePasswordFrom(const std::filesystem::path& file);

// The paths with each archive among them exchanged for what it holds.
Result<files::Archives::Opened> opened(std::span<const std::filesystem::path> paths, Job& job);
Result<std::filesystem::path> opened(const std::filesystem::path& path, Job& job);

// The images in these paths, archives too.
Result<dicom::Catalogue> scanned(std::span<const std::filesystem::path> paths, Job& job,
                                 const sources::FindOptions& options = {});

}
