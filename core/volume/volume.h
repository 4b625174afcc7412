#pragma once

#include "core/base/job.h"
#include "core/dicom/series.h"
#include "core/pixels/image.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lantern::volume {

// One slice of a volume: its pixels as they were decoded, in their own type and scale, and where they
// lie. Nothing is copied or resampled, so a volume takes no more memory than its slices do.
struct Slice {
    geometry::ImagePlane plane;
    double depth = 0;    // mm along the volume's normal, from the first slice
    std::size_t frame = 0;    // of the series
    bool isOdd = false;    // its values are of another kind than the volume's and count nowhere (dicom::ValueKinds)
    pixels::ImagePtr image;    // null while it is not loaded
};

// A stretch along the normal and the slices that speak for it: one alone within its own reach, or two
// that are interpolated. What lies between sliceIntervals was not imaged: there is no data.
struct SliceInterval {
    double from = 0, to = 0;    // mm, as Slice::depth
    std::size_t first = 0, second = 0;    // the same where one slice speaks alone
};

// A place along the normal where slices are missing, or have values of another kind.
struct Gap {
    std::size_t after = 0;    // the slice before it, or the first of all
    double from = 0, to = 0;    // mm, the part without data
    bool isOfOddSlices = false;
};

// A slice that could not be read, and why.
struct LeftOut {
    std::size_t frame = 0;    // of the series
    Error reason;
};

// Parallel grey slices of one size, each at its true place in the patient (PS3.3 C.7.6.2.1.1): spacing
// comes from the positions and need not be even, and a gantry that was tilted shows in positions that do
// not step along the normal, which is why every slice keeps its own.
struct Volume {
    int rows = 0, columns = 0;
    std::vector<Slice> slices;    // by rising depth
    std::vector<SliceInterval> sliceIntervals;    // by rising depth
    std::vector<Gap> gaps;
    std::vector<LeftOut> leftOut;    // by rising frame; there are gaps in their places
    double spacing = 0;    // mm, median along the normal
    bool isEven = false;    // each step is a whole multiple of the spacing
    double tilt = 0;    // degrees between the way the slices step and their normal
    bool isAligned = false;    // the slices lie exactly above one another
    std::string unit;    // of the modality values, "HU"

    geometry::Direction normal() const { return slices.front().plane.normal(); }
    std::size_t loaded() const;    // slices that have their pixels
};

using VolumePtr = std::shared_ptr<const Volume>;

// Where the slices lie, without their pixels. Refused where the geometry does not carry three dimensions,
// in one sentence: one slice, no positions, several at one place, several orientations, sizes, frames of
// reference or patients, a localiser, colour, no two slices with values of one kind.
Result<Volume> volumeOf(const dicom::Series& series);

// Gives a slice its pixels; Refused where they are not as the header said.
Result<void> setImage(Volume& volume, std::size_t slice, pixels::ImagePtr image);

// The volume as if these slices, by their index, were missing. At least two must be left.
Volume without(const Volume& volume, const dicom::Series& series, std::span<const std::size_t> slices);

// volumeOf() with all slices decoded, on all cores; those that cannot be read are left out, and told. Refused,
// Cancelled, or why the first slice cannot be read where fewer than two can.
Result<VolumePtr> loadVolume(const dicom::Series& series, Job& job);

}
