#pragma once

#include "core/volume/reslice.h"

#include <vector>

namespace lantern::volume {

// Where a plane of rows x columns pixels, or a slab about it, crosses places at which slices are missing: a convex
// outline each, in the plane's pixels, within what the slices cover. Empty where it crosses none.
std::vector<std::vector<geometry::PixelPoint>> gapOutlines(const Volume& volume, const geometry::ImagePlane& plane,
                                                           int rows, int columns, const Slab& slab = {});

}
