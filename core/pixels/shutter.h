#pragma once

#include "core/base/message.h"
#include "core/pixels/bitmap.h"

#include <array>
#include <optional>

#include <vector>

namespace lantern::pixels {

// A display shutter (PS3.3 C.7.6.11 and C.7.6.15). Rows and columns count from 1; what lies on an edge
// is still seen. Several shapes show what lies within all of them.
struct Shutter {
    struct Rectangle {
        double left = 0, right = 0, upper = 0, lower = 0;
        bool operator==(const Rectangle&) const = default;
    };
    struct Circle {
        double row = 0, column = 0, radius = 0;    // pixels along a row
        bool operator==(const Circle&) const = default;
    };
    std::optional<Rectangle> rectangle = {};
    std::optional<Circle> circle = {};
    std::vector<std::array<double, 2>> polygon = {};    // row, column
    OverlayPtr bitmap = {};    // its bits hide; a presentation state's
    std::uint16_t value = 0;    // Shutter Presentation Value

    bool isEmpty() const { return !rectangle && !circle && polygon.empty() && !bitmap; }
    bool operator==(const Shutter&) const = default;
};

// The shutter without the shapes that would hide everything or mean nothing, and a sentence for each of
// those: a mistake in the file must not hide the picture.
struct UsableShutter {
    Shutter shutter;
    Messages problems;
};
UsableShutter usable(Shutter shutter, int rows, int columns);

// The pixels whose centres the shutter hides; null where it hides none, or all. `heightOverWidth` is the
// shape of a pixel, for a circle to be round.
ShutterMaskPtr maskOf(const Shutter& shutter, int rows, int columns, double heightOverWidth);

}
