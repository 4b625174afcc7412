#pragma once

#include "core/volume/paint_slice.h"

#include <vector>

namespace lantern::volume {

// A line in image pixels, closed: its last point joins its first.
using Polyline = std::vector<geometry::PixelPoint>;

// Where the map crosses the threshold, by marching squares with linear steps between cell centres.
// Outside the grid counts as below, so every line is closed. Cells at the threshold lie inside.
std::vector<Polyline> contourOf(const MapLayer& map, double threshold);

}
