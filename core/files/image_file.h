#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lantern::files {

// A PNG or JPEG as plain numbers, row by row, samples interleaved. No colour management: the
// numbers of the file. Bits say the range: 0 ... 2^bits - 1.
struct PlainImage {
    int rows = 0, columns = 0;
    int samples = 1;    // 1 grey, 3 RGB
    int bits = 8;    // 8 or 16
    std::vector<std::uint16_t> values;
};

// The file's first bytes decide, not its name. Palettes become RGB, 1 to 4 bit grey becomes 8 bit,
// an alpha channel is dropped, CMYK JPEG is Unsupported. `name` is for the error's sentence.
Result<PlainImage> decodeImage(std::span<const std::uint8_t> bytes, const std::string& name);
bool isImageName(std::string_view name);    // ends in .png, .jpg or .jpeg

// Rec. 601 luma of a colour image; a grey one as it is.
PlainImage toGrey(const PlainImage& image);

Result<std::vector<std::uint8_t>> encodePng(const PlainImage& image);

}
