#pragma once

#include "core/base/job.h"
#include "core/dicom/series.h"
#include "core/pixels/image.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace lantern::volume {

// A stack of grey slices of one size, evenly spaced, in memory as modality values.
// Axes: values[(slice * rows + row) * columns + column]. Immutable once shared.
struct Volume {
    int slices = 0, rows = 0, columns = 0;
    std::vector<float> values;    // modality values, e.g. HU
    std::vector<geometry::ImagePlane> planes;    // one a slice
    double betweenSlices = 0;    // mm
    std::string unit;
    std::optional<float> paddingValue;    // modality value that padding was set to
};

using VolumePtr = std::shared_ptr<const Volume>;

// Decodes all frames of the series. Refused where the series is no volume (why is said); Cancelled.
Result<VolumePtr> loadVolume(const dicom::Series& series, Job& job);

}
