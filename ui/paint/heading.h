#pragma once

#include "core/display/sources.h"
#include "ui/paint/tile.h"

// The bar at the top of a tile that says whose picture it is.
namespace lantern::paint {

double headingHeight();
void paintHeading(QPainter& painter, const Tile& tile, const display::Heading& heading);

}
