#pragma once

#include "core/dicom/warning.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace lantern::dicom {

// Fragments [first, beyond) of an encapsulated Pixel Data, counted without the offset table.
struct FragmentRange {
    std::size_t first = 0, beyond = 0;
};

// What stands at the two ends of a fragment: a codestream's first marker, its last.
struct FragmentEnds {
    bool beginsCodestream = false, endsCodestream = false;
};

struct EncapsulatedPixels {
    std::vector<std::uint64_t> fragmentLengths;    // bytes, without the items' own headers
    std::vector<std::uint64_t> basicOffsets, extendedOffsets;    // as the file has them, or empty
    std::size_t frames = 1;    // Number of Frames
    std::function<FragmentEnds(std::size_t)> endsOf;    // asked for only where lengths and tables do not tell
};

// Which fragments make up each frame (PS3.5 A.4): one each where the numbers agree, whatever a table says,
// then by an offset table that fits, then by where codestreams begin and end. Fewer frames than asked for
// come back where no more can be told apart, and a table that is wrong adds a warning.
std::vector<FragmentRange> framesIn(const EncapsulatedPixels& pixels, Warnings& warnings);

// A fragment's ends out of its first bytes and its last ones (JPEG's family alone has such markers).
FragmentEnds endsIn(const std::vector<std::uint8_t>& firstBytes, const std::vector<std::uint8_t>& lastBytes);

}
