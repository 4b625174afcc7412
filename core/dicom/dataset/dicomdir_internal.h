#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace lantern::dicom {

// A file that is called DICOMDIR, as PS3.10 8.6 demands of a medium's table of contents.
bool isDicomdir(const std::filesystem::path& file);

bool canBeOpened(const std::filesystem::path& file);

// The files that its records name, as paths beside it. Media made elsewhere may differ in case, so
// the lower-case name is taken where only that exists.
Result<std::vector<std::filesystem::path>> filesOfDicomdir(const std::filesystem::path& file);

}
