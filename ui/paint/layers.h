#pragma once

#include "core/display/compose.h"
#include "ui/paint/tile.h"

namespace lantern::paint {

// The one painter of what lies over a picture: the layers of a composition, in their order.
void paintLayers(QPainter& painter, const Tile& tile, const display::Composition& composition);

}
