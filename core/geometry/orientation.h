#pragma once

#include "core/geometry/image_plane.h"

#include <optional>
#include <string>
#include <string_view>

namespace lantern::geometry {

// What stands at the edges of a picture: the way to the patient's Right, Left, Anterior, Posterior,
// Head, Feet, the strongest first, as "PLH" (PS3.3 C.7.6.1.1.1).
struct EdgeLetters {
    std::string top, bottom, left, right;
    bool operator==(const EdgeLetters&) const = default;
};

// At most three letters; components below 0.0001 (the sine of a very small tilt) are left out.
std::string letters(Direction direction);
std::string oppositeLetters(std::string_view letters);

// For an image as it lies in the file; a view that is turned or flipped asks with its own axes.
EdgeLetters edgeLetters(Direction alongRow, Direction downColumn);

// From Patient Orientation (0020,0020), "L\\P": the ways of the rows and of the columns. Nothing for a
// text that is not two such ways, as in quadrupeds' letters, which are not shown wrongly.
std::optional<EdgeLetters> edgeLetters(std::string_view patientOrientation);

// "axial", "coronal" or "sagittal" where the normal is within about 37 degrees of that axis, so that
// tilted heads stay axial; else "oblique".
std::string orientationName(Direction normal);

}
