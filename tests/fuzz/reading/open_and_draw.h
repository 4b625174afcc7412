#pragma once

#include <filesystem>
#include <string>

namespace lantern::test {

// What became of a DICOM file that was treated as a reader would treat it.
struct Opened {
    int drawn = 0;    // frames
    std::string reason;    // the first sentence of a refusal
    std::string broken;    // the first promise that did not hold, "" where all did
};

// Scans the file, tells what was found, decodes the first, the middle and the last frame of each stack,
// and draws them. Every refusal must be a sentence; nothing else is asked of a damaged file.
Opened openAndDraw(const std::filesystem::path& file);

}
