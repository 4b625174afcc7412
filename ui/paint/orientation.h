#pragma once

#include "core/geometry/orientation.h"
#include "ui/paint/tile.h"

namespace lantern::paint {

// `foot` is kept free below the lower letter, for the line that names a model.
void paintEdgeLetters(QPainter& painter, const Tile& tile, const geometry::EdgeLetters& letters, double foot = 0);

}
