#pragma once

#include "core/dicom/decode.h"

#include <array>

namespace lantern::dicom {

enum class ColourModel { Rgb, YbrFull, YbrPartial };

// Three interleaved samples a pixel of 8 bits to sRGB, in their place (PS3.3 C.7.6.3.1.2).
void turnIntoRgb(std::vector<std::uint8_t>& samples, ColourModel model);

// A Palette Color Lookup Table (PS3.3 C.7.9, C.7.6.3.1.5), one of red, green and blue.
struct Palette {
    int firstMapped = 0;
    std::vector<std::uint16_t> entries;
    int bits = 16;
};
using Palettes = std::array<Palette, 3>;

// Segments of a Segmented Palette Color Lookup Table Data (PS3.3 C.7.9.2) written out. Malformed
// where a segment reaches beyond the data. `offsetUnits`: in how many units an offset in bytes is written,
// 2 where they are words and 4 where they are bytes.
Result<std::vector<std::uint16_t>> expandedSegments(const std::vector<std::uint16_t>& segmented, int offsetUnits = 2);

// Stored values looked up. The palettes hold at least one entry each.
pixels::ColourImage rgbFrom(const StoredFrame& frame, const Palettes& palettes);

// Supplemental palettes (PS3.3 C.7.6.19): values from the first mapped one on are colours, the others the grey
// that `grey` has for them, a value a pixel.
pixels::ColourImage rgbFrom(const StoredFrame& frame, const Palettes& palettes, const std::vector<std::uint8_t>& grey);

}
