#pragma once

#include "core/geometry/image_plane.h"
#include "core/nn/input_rule.h"

#include <cstdint>
#include <vector>

namespace lantern::tasks {

// Where a chest CT holds soft tissue, coarsely, slice by slice: to tell whether two places lie on the rim of
// one solid thing or have air between them.
class SolidTissue {
public:
    explicit SolidTissue(int slices);

    // A slice whose values are -1000 to 400 HU as 0 to 1, at the image's own pixels.
    void add(int slice, const nn::Plane& plane);

    struct Place {
        int slice = 0;
        geometry::PixelPoint pixel;
        geometry::PatientPoint patient;    // mm
    };
    // Is the straight way between them, but for its ends, inside tissue that is nowhere thin? Vessels are. A
    // slice that was not added counts as air.
    bool isOneThing(const Place& a, const Place& b) const;

private:
    bool isThick(int slice, geometry::PixelPoint pixel) const;

    struct Slice {
        int rows = 0, columns = 0;
        std::vector<std::uint8_t> isSolid;
    };
    std::vector<Slice> m_slices;
};

}
