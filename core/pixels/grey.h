#pragma once

#include "core/pixels/image.h"
#include "core/pixels/presentation.h"
#include "core/pixels/voi.h"

#include <cstdint>
#include <span>
#include <vector>

// From modality value to what the screen shows: VOI, then presentation LUT where there is one, then
// polarity, then 8 bits.
namespace lantern::pixels {

// 0 to 255, rounded to the nearest.
std::uint8_t grey8(double brightness);

// The slow and plain way, one value at a time: what every faster way must agree with, to the bit.
std::uint8_t greyOf(const Voi& voi, bool invert, double modalityValue, const PresentationLut* lut = nullptr);

// Whole runs of modality values. Windows of both linear kinds go through arithmetic that the
// compiler can vectorise; the result is that of greyOf. NaN becomes black.
void greyOf(const Voi& voi, bool invert, std::span<const float> modalityValues, std::span<std::uint8_t> grey,
            const PresentationLut* lut = nullptr);

// A frame pixel by pixel, padding black whatever the polarity. Where the samples have at most 16
// bits every stored value is looked up in a table made once a call.
std::vector<std::uint8_t> greyFrame(const GreyImage& image, const Voi& voi, bool invert,
                                    const PresentationLut* lut = nullptr);

}
