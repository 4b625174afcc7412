#pragma once

#include "core/dicom/instance.h"
#include "core/pixels/image.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace lantern::dicom {

// Stored values of one frame: shifted by HighBit+1-BitsStored, masked to BitsStored and
// sign-extended, samples interleaved; before rescale, LUT, palette or colour conversion.
struct StoredFrame {
    int rows = 0, columns = 0, samples = 1;
    std::variant<std::vector<std::int32_t>, std::vector<float>> values;
};

// Frames count from 0. Unsupported names the transfer syntax by its name.
Result<StoredFrame> decodeStored(const Instance& instance, int frame);

// What the window is applied to: Modality LUT looked up, palette and YBR turned into RGB.
Result<pixels::ImagePtr> decodeFrame(const Instance& instance, int frame);

}
