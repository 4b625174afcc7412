#pragma once

#include <filesystem>

namespace lantern::dicom {

// What every reader of headers that stands on DCMTK has to pay for a file, to measure ours beside: DCMTK parses it
// up to Pixel Data, as it comes out of the box, and nothing is done with the answer. False where it says no.
bool parsesBare(const std::filesystem::path& file);

}
