#pragma once

#include "core/dicom/instance.h"
#include "core/pixels/image.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace lantern::dicom {

// Stored values of one frame: shifted by HighBit+1-BitsStored, masked to BitsStored and
// sign-extended, samples interleaved; before rescale, LUT, palette or colour conversion. Where a
// codestream disagrees with the header on any of this, the codestream is followed and a warning says so.
struct StoredFrame {
    int rows = 0, columns = 0, samples = 1;
    // int64 only where 32 unsigned bits go beyond int32; float and double as Float and Double Float Pixel Data.
    std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<float>, std::vector<double>> values;
    int bits = 16;    // that a value may take
    bool isSigned = false;
    Warnings warnings;    // of kind Encoding
};

// Frames count from 0. Unsupported names the transfer syntax by its name.
Result<StoredFrame> decodeStored(const Instance& instance, int frame);

struct DecodedFrame {
    pixels::ImagePtr image;
    Warnings warnings;    // what was odd about this frame's encoding
};

// What the window is applied to: Modality LUT looked up, palette and YBR turned into RGB.
Result<DecodedFrame> decode(const Instance& instance, int frame);

// The picture alone.
Result<pixels::ImagePtr> decodeFrame(const Instance& instance, int frame);

// What decode() would say about the encoding, from the first codestream's header and the offset tables alone:
// nothing is decoded, so that a folder can be looked through. Empty where the file cannot be read.
Warnings encodingWarnings(const Instance& instance);

}
