#pragma once

#include "core/dicom/decode.h"

namespace lantern::dicom {

enum class ColourModel { Rgb, YbrFull, YbrPartial };

// Three interleaved samples a pixel to sRGB of 8 bits (PS3.3 C.7.6.3.1.2). Deeper samples lose their
// low bits.
pixels::ColourImage rgbFrom(const StoredFrame& frame, ColourModel model);

// A Palette Color Lookup Table (PS3.3 C.7.9, C.7.6.3.1.5), one of red, green and blue.
struct Palette {
    int firstMapped = 0;
    std::vector<std::uint16_t> entries;
    int bits = 16;
};

// Segments of a Segmented Palette Color Lookup Table Data (PS3.3 C.7.9.2) written out. Malformed
// where a segment reaches beyond the data.
Result<std::vector<std::uint16_t>> expandedSegments(const std::vector<std::uint16_t>& segmented);

// Stored values looked up. The palettes hold at least one entry each.
pixels::ColourImage rgbFrom(const StoredFrame& frame, const std::array<Palette, 3>& palettes);

}
