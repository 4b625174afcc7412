#pragma once

#include "core/volume/paint_slice.h"
#include "core/volume/volume.h"
#include "ui/paint/tile.h"

#include <QString>
#include <span>
#include <vector>

// Places where slices are missing, on planes that were cut through the others.
namespace lantern::paint {

// "Gaps without data: 1"; empty where there are none.
QString gapsText(const volume::Volume& volume);

// Hatched, so that nobody takes them for air, with the words where there is room. Outlines in the picture's pixels
// (volume::gapOutlines()).
void paintGaps(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
               std::span<const std::vector<geometry::PixelPoint>> outlines);

}
