#pragma once

#include "core/base/job.h"
#include "core/dicom/header_store.h"
#include "core/dicom/series.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lantern::dicom {

struct FoundFile {
    std::string path;    // as the search came to it
    FileStamp stamp;
};

// Nothing where there is no such file, or something else has that name.
std::optional<FileStamp> stampOf(const std::string& path);

// What lies under some paths, before anything is read.
struct Found {
    std::vector<FoundFile> files;    // each once; those of a folder by name, then those of its folders by name
    std::vector<Unreadable> missing;
    bool searched = false;    // at least one path could be looked into
};

// Walks files, folders and DICOMDIRs. Links to folders are not followed, links to files are.
Found search(std::span<const std::filesystem::path> paths, Job& job);

}
