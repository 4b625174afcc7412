#pragma once

#include "core/geometry/image_plane.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

namespace lantern::paint {

double crosshairOpening();    // from the point to where its lines begin

// Lines to the tile's edges, open in the middle, so that what they point at is seen.
void paintCrosshair(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint at);

}
