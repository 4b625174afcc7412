#pragma once

#include "core/base/job.h"
#include "core/dicom/headers/header_cache.h"
#include "core/files/walk.h"

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace lantern::dicom {

using files::FoundFile;
struct TableOfContents;

// What lies under some paths, before anything is read.
struct Found {
    std::vector<FoundFile> files;    // each once
    std::vector<files::NotRead> left;    // what cannot be read or is not there
    std::vector<files::NotRead> notes;    // of tables of contents
    std::set<std::string> named;    // by tables, among the files
    bool searched = false;    // at least one path could be looked into
};

// Walks files and folders, and follows a table of contents (PS3.10 8.6) that is named itself.
Found search(std::span<const std::filesystem::path> paths, Job& job);

// What the table of a medium whose folder was walked names beyond the files that were found there.
void checkTable(const std::filesystem::path& table, TableOfContents contents, Found& found);

}
