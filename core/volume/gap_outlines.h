#pragma once

#include "core/volume/reslice.h"

#include <vector>

namespace lantern::volume {

struct GapOutline {
    std::vector<geometry::PixelPoint> corners;    // convex, in the plane's pixels, within what the slices cover
    bool isOfOddSlices = false;    // slices are there, with values of another kind; else they are missing
};

// Where a plane of rows x columns pixels, or a slab about it, crosses the volume's gaps. Empty where it crosses none.
std::vector<GapOutline> gapOutlines(const Volume& volume, const geometry::ImagePlane& plane, int rows, int columns,
                                    const Slab& slab = {});

}
