#pragma once

#include "core/base/job.h"
#include "core/dicom/catalogue.h"
#include "core/files/file_reader.h"

#include <chrono>
#include <filesystem>
#include <span>

namespace lantern::dicom {

class HeaderCache;

// Where headers are kept, so that a file which did not change need not be read again.
struct HeaderCaching {
    HeaderCache* store = nullptr;    // null: nowhere
    // A file that was written to less than this before is not kept: the clock of a file system may be so coarse
    // that the next write leaves no trace in its time.
    std::chrono::nanoseconds settled = std::chrono::seconds(2);
};

// Walks files, folders and DICOMDIRs and reads headers on `threads` threads. NotFound where none of
// the paths can be searched; a file that cannot be read is listed and does no harm. What is no DICOM is offered to
// `others`, and is listed among the others whoever takes it.
Result<Catalogue> scan(std::span<const std::filesystem::path> paths, Job& job, int threads = 2,
                       const HeaderCaching& keeping = {}, files::FileReader* others = nullptr);

}
