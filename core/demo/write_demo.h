#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace lantern::demo {

// What lies in a folder after writeDemo().
struct DemoFolder {
    int dicomFiles = 0;
    std::uintmax_t bytes = 0;    // of everything
};

// Writes two synthetic patients below `folder`, which is made where it is absent:
//   lantern-one/   ct/*.dcm  dx.dcm  history.json    a chest, with a stay in intensive care
//   lantern-two/   t1c/*.dcm  t2/*.dcm  history.json    a head, without one
//   truth.json    places and sizes of what was put into them, mm in DICOM's patient axes
//   README.txt
// The same seed gives the same bytes. WriteFailed names the file; Cancelled leaves what is there.
Result<DemoFolder> writeDemo(const std::filesystem::path& folder, std::uint64_t seed, Job& job, int threads = 2);

}
