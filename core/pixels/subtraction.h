#pragma once

#include "core/pixels/image.h"

#include <span>

// Digital subtraction (PS3.3 C.7.6.10): what contrast medium added to a picture.
namespace lantern::pixels {

// By which the mask is moved before it is taken away, in pixels: down and to the right.
struct MaskShift {
    double rows = 0, columns = 0;
    bool operator==(const MaskShift&) const = default;
};

// The mean of `contrast` less the mean of `mask`, in modality values of all of them. Of the mask `visible`,
// 0 to 1, is left standing. Linear between the mask's pixels; no data where one of the frames has none, and
// where the shifted mask does not reach. Frames of another size than the first of contrast are left out;
// none of either gives an image without data.
GreyImage subtracted(std::span<const GreyImage* const> contrast, std::span<const GreyImage* const> mask,
                     MaskShift shift = {}, double visible = 0);

}
