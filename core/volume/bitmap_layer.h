#pragma once

#include "core/pixels/bitmap.h"
#include "core/volume/paint_slice.h"

namespace lantern::volume {

// Which device pixels of a tile a bitmap covers: width * height bytes of 0 or 1 from (left, top) on.
struct TileMask {
    int left = 0, top = 0, width = 0, height = 0;
    std::vector<std::uint8_t> set = {};
    bool isEmpty() const { return width <= 0 || height <= 0; }
};

// Thin lines must survive a picture made small, so there one set bit is enough; a shutter's edge must not
// creep, so it goes by the pixel under the device pixel's centre.
enum class WhenSmall { AnyBit, NearestBit };

// `originRow` and `originColumn`: the place of the bitmap's first pixel, where the image's is 1, 1.
TileMask maskOnTile(const pixels::Bitmap& bits, int originRow, int originColumn, const TileGeometry& geometry,
                    int tileWidth, int tileHeight, WhenSmall whenSmall);

}
