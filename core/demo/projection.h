#pragma once

#include "core/demo/slice_painter.h"

#include <cstdint>
#include <vector>

namespace lantern::demo {

// A chest radiograph, postero-anterior as it is hung: the patient's right on the viewer's left.
struct Radiograph {
    int rows = 0, columns = 0;
    float spacing = 0.36F;    // mm, both ways; the beam is parallel, so detector and patient agree
    static constexpr int bitsStored = 14;
    std::vector<std::uint16_t> values;    // bright is dense
};

// One row of the radiograph: what a parallel beam from back to front loses in an axial plane of
// Hounsfield units (Beer-Lambert), as the natural logarithm, one value a column.
std::vector<float> lineIntegrals(const AxialGrid& grid, std::span<const float> hu);

// Detector and processing: `planes` are line integrals from the feet upwards, `planeSpacing` mm apart.
Radiograph developed(const std::vector<std::vector<float>>& planes, float planeSpacing, float columnSpacing,
                     std::uint64_t seed);

}
