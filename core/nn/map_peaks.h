#pragma once

#include "core/geometry/image_plane.h"
#include "core/nn/outcome.h"

#include <functional>
#include <vector>

namespace lantern::nn {

// A high place of one slice's map.
struct Peak {
    int slice = 0;
    geometry::PixelPoint pixel;    // on the image, between cells where the map says so
    double height = 0;    // the map's value there
    geometry::PatientPoint patient;    // mm; filled by the caller that knows the plane
};

// Cells that are at least `least` and not lower than their eight neighbours, refined to the top of
// the parabola through each neighbour pair. A plateau counts once. Highest first.
std::vector<Peak> peaksOf(const MapSlice& map, int slice, double least);

// Keeps the highest of all peaks within `distance` mm of one another: one nodule is seen on several
// slices. Highest first.
std::vector<Peak> separated(std::vector<Peak> peaks, double distance);

}
