#pragma once

#include "core/geometry/image_plane.h"

namespace lantern::geometry {

// The half pixel, in one place. Presentation states (PIXEL units, PS3.3 C.10.5) and structured reports
// (SCOORD, C.18.6) count from the outer corner of the top left pixel, whose centre is 0.5, 0.5; here whole
// numbers are centres.
inline PixelPoint pixelFromCornerCounted(double column, double row)
{
    return {.column = column - 0.5, .row = row - 0.5};
}

// Displayed areas, shutters and overlays name whole pixels instead, the first 1, 1 (PS3.3 C.10.4, C.7.6.11, C.9.2).
inline PixelPoint pixelFromOneCounted(double column, double row) { return {.column = column - 1, .row = row - 1}; }

}
