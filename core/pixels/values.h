#pragma once

#include "core/pixels/image.h"

#include <cstddef>
#include <optional>
#include <vector>

// Stored values and modality values of a grey frame; what a frame takes in memory.
namespace lantern::pixels {

std::size_t sampleCount(const GreyImage& image);

// Of samples and layers.
std::size_t bytesOf(const Image& image);

// Modality values are kept as float: 24 bits hold every value of a 16-bit file exactly.
inline float modalityValue(const GreyImage& image, double stored)
{
    return static_cast<float>(stored * image.rescale.slope + image.rescale.intercept);
}

inline bool isPadding(const GreyImage& image, double stored)
{
    return image.padding && stored >= image.padding->low && stored <= image.padding->high;
}

// All of them, row by row; padding too.
std::vector<float> modalityValues(const GreyImage& image);

// 1 where there is data, 0 where there is padding or not a number; empty where all is data.
std::vector<std::uint8_t> dataMask(const GreyImage& image);

// The value under a pointer; nothing outside the image or on padding.
std::optional<double> modalityValueAt(const GreyImage& image, int column, int row);

}
