#pragma once

#include "core/base/job.h"
#include "core/geometry/image_plane.h"
#include "core/volume/volume.h"

namespace lantern::volume {

// How the samples across a slab become one picture.
enum class SlabMode { Maximum, Mean, Minimum };

struct Slab {
    double thickness = 0;    // mm, centred on the plane; 0: the plane alone
    SlabMode mode = SlabMode::Maximum;
    bool operator==(const Slab&) const = default;
};

// A plane of rows x columns pixels cut through the volume: modality values as float, linear between the
// voxels, not a number where there is no data (outside, in a gap, padding, a slice that is not loaded).
// Where pixels fall onto voxels the values are the voxels' own. A slab is sampled along the plane's
// normal as closely as the volume was, or only at `every` so many-th of its samples: quicker and coarser.
// Null where the job was cancelled meanwhile; it is asked at each row.
pixels::ImagePtr reslice(const Volume& volume, const geometry::ImagePlane& plane, int rows, int columns,
                         const Slab& slab = {}, int every = 1, const Job* job = nullptr);

// How many samples of the volume lie across a slab; 1 for a plane alone.
int layersOf(const Volume& volume, const geometry::ImagePlane& plane, const Slab& slab);

}
