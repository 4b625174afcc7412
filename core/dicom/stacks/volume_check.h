#pragma once

#include "core/base/result.h"
#include "core/dicom/series.h"
#include "core/geometry/slice_order.h"

namespace lantern::dicom {

// How the frames of a series follow one another in space, as indices into them. Refused where the geometry does not
// carry three dimensions, in one sentence: one slice, no positions, several at one place, several orientations, sizes,
// pixel spacings, frames of reference or patients, a localiser, colour. The one answer to whether planes can be cut:
// core/volume cuts them by it, with gaps where slices are missing, and Series::isVolume is true where they are even
// besides.
Result<geometry::SliceOrder> volumeOrderOf(const Series& series);

}
