#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lantern::dicom {

// PMSCT_RLE1, how CT scanners of Elscint and Philips pack their pixels into a private element (07A1,xx0A): bytes that
// repeat are counted, and what that yields are steps from one value of 16 bits to the next, or values. The words of
// `count` samples, little endian; Malformed, as a sentence's end, where they are fewer.
Result<std::vector<std::uint8_t>> unpackElscint(std::span<const std::uint8_t> packed, std::size_t count);

}
