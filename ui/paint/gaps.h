#pragma once

#include "core/volume/gap_outlines.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <span>
#include <vector>

// Places where slices are missing or left out, on planes that were cut through the others.
namespace lantern::paint {

// Hatched, so that nobody takes them for air, with the words where there is room.
void paintGaps(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
               std::span<const volume::GapOutline> outlines);

}
