#pragma once

#include "core/base/result.h"
#include "core/dicom/catalogue.h"

#include <filesystem>
#include <string>

namespace lantern::cli {

// The series of a file or folder that is named (its UID, or the id that scan prints), or the only one
// with pictures. WrongUse where there are several and none is named.
Result<dicom::Series> oneSeries(const std::filesystem::path& path, const std::string& name);

// The same of what is open already; `path` is what was asked for.
Result<dicom::Series> oneSeries(const dicom::Catalogue& catalogue, const std::filesystem::path& path,
                                const std::string& name);

// Counted from 0 in the series' order; WrongUse says how many there are.
Result<dicom::FrameRef> oneFrame(const dicom::Series& series, int frame);

}
