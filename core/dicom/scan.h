#pragma once

#include "core/base/job.h"
#include "core/dicom/series.h"

#include <filesystem>
#include <span>

namespace lantern::dicom {

// Walks files, folders and DICOMDIRs and reads headers on `threads` threads. NotFound where none of
// the paths can be searched; a file that cannot be read is listed and does no harm.
Result<Catalogue> scan(std::span<const std::filesystem::path> paths, Job& job, int threads = 2);

}
