#pragma once

#include "core/base/result.h"
#include "core/files/file_bytes.h"
#include "core/files/walk.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lantern::dicom {

// Whether this is a medium's table of contents (PS3.10 8.6): by what the file says of itself, since tables are copied
// under other names; where it says nothing, by its name.
bool isDicomdir(const std::filesystem::path& file);
// The same of a file that is open already.
bool isDicomdir(const std::filesystem::path& file, files::FileBytes& bytes);

struct TableOfContents {
    std::vector<std::string> files;    // those it names that are there, as paths beside it
    std::vector<files::NotRead> lost;    // those that are not
    std::vector<files::NotRead> refused;    // those that lie outside of its folder, and itself where it breaks off
    Messages notes;    // what is odd about the table itself
};

// All records in the order of the file, whichever of them its offsets lead to. Malformed where there is no record to be
// read; a table that breaks off later gives those before, and says so.
Result<TableOfContents> tableOfContents(const std::filesystem::path& file, files::FileBytes& bytes);

}
