#pragma once

#include "core/pixels/image.h"
#include "core/pixels/voi.h"

#include <optional>
#include <span>

// Windows found in the pixels, for files that bring none. Padding and non-numbers never count.
namespace lantern::pixels {

// Modality values, both ends included.
struct ValueRange {
    double low = 0, high = 0;
    bool operator==(const ValueRange&) const = default;
};

// From the least to the greatest value of all these images together; nothing where all is padding.
// One range serves a whole series: a range for each slice would make brightness flicker.
std::optional<ValueRange> fullRange(std::span<const ImagePtr> images);
std::optional<ValueRange> fullRange(const GreyImage& image);

// The values that this share of pixels lies below, e.g. 0.01 and 0.99. Exact for up to 16 bits.
std::optional<ValueRange> percentileRange(std::span<const ImagePtr> images, double lowShare, double highShare);

// The window that maps low to black and high to white. Whole numbers get the standard's LINEAR
// function, where the width counts values; others LINEAR_EXACT.
Window windowOf(ValueRange range);

}
