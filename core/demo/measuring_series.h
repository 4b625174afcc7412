#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <filesystem>

namespace lantern::demo {

// A CT series of `slices` pictures of edge x edge pixels, quick to write, to measure programs with: an
// ellipse with rings, noise and two lungs, like a chest CT to a decoder, a painter and a lung mask.
Result<void> writeMeasuringSeries(const std::filesystem::path& folder, int slices, int edge, Job& job);

}
