#pragma once

#include "core/volume/paint_slice.h"

#include <optional>
#include <vector>

// Inside this room: an image on its way to a tile, and what VTK's reslice filter makes of it.
namespace lantern::volume {

// Samples as the filter wants them. With a mask the samples come in pairs (value * mask, mask), so
// that padding never bleeds into the data beside it.
struct Resampling {
    int rows = 0, columns = 0, components = 1;
    std::vector<float> samples;
    bool isMasked = false;
    int shrunkColumns = 1, shrunkRows = 1;    // image pixels per sample
};

// The part of the tile that the image covers, device pixels, last ones included.
struct TileRect {
    int left = 0, top = 0, right = -1, bottom = -1;
    int width() const { return right - left + 1; }
    int height() const { return bottom - top + 1; }
    bool isEmpty() const { return width() <= 0 || height() <= 0; }
};

TileRect coveredRect(int rows, int columns, const TileGeometry& geometry, const View& view);

// Modality values, or RGB from 0 to 255; averaged where the view is smooth and small.
Resampling prepare(const pixels::Image& image, PixelShape shape, const View& view);

// rect.width() * rect.height() * components values; NaN where there is no data.
std::vector<float> resample(const Resampling& source, const TileGeometry& geometry, const TileRect& rect, bool smooth);

}
