#pragma once

#include <filesystem>

// Folders of files whose pictures are phantoms by formula, each holding something that viewers get wrong.
namespace lantern::test {

void writeTiltedChest(const std::filesystem::path& folder);    // a CT under a tilted gantry, one slice missing
void writeMixedUnits(const std::filesystem::path& folder);    // a CT of which one slice lacks its rescale
void writeDelayedSeries(const std::filesystem::path& folder);    // a CT taken two days after its study began
void writeAngiogram(const std::filesystem::path& folder);    // logarithmic, with a table back to the beam's intensity
void writeMammograms(const std::filesystem::path& folder);    // both breasts, one picture stored inverted
void writeEnhancedHead(const std::filesystem::path& folder);    // one object of 28 frames, out of order
void writePaletteUltrasound(const std::filesystem::path& folder);    // a film in palette colours
void writeMarkedChest(const std::filesystem::path& folder);    // and a presentation state that marks it
void writeTwoPatients(const std::filesystem::path& folder);    // a Chinese and a Korean name
void writeTruncated(const std::filesystem::path& folder);    // breaks off within its pixels

}
