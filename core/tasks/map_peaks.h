#pragma once

#include "core/geometry/image_plane.h"
#include "core/nn/outcome.h"

#include <span>
#include <vector>

namespace lantern::tasks {

// A high place of one slice's map.
struct Peak {
    int slice = 0;
    geometry::PixelPoint pixel;    // on the image, between cells where the map says so
    double height = 0;    // the map's value there
    geometry::PatientPoint patient;    // mm; filled by the caller that knows the plane
    int cell = 0;    // of the map: row * columns + column
};

// Cells that are at least `least` and not lower than their eight neighbours, refined to the top of
// the parabola through each neighbour pair. A plateau counts once. Highest first.
std::vector<Peak> peaksOf(const nn::MapSlice& map, int slice, double least);

// The map after a second look at some of its peaks, whose heights are what that look said: it is that number
// in the peak's own cell, and nowhere on the slopes around (the cells from which the way up leads there) is
// it higher. So no outline is left where the second look saw nothing.
nn::MapSlice settled(const nn::MapSlice& map, std::span<const Peak> looked);

}
