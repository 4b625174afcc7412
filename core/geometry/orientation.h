#pragma once

#include "core/geometry/image_plane.h"

#include <optional>
#include <string>
#include <string_view>

namespace lantern::geometry {

// Anatomical Orientation Type (0010,2210): which words name the ways of a body (PS3.3 C.7.6.1.1.1).
enum class Anatomy { Biped, Quadruped };

// What stands at the edges of a picture: the way to the patient's Right, Left, Anterior, Posterior,
// Head, Feet, the strongest first, as "PLH" (PS3.3 C.7.6.1.1.1).
struct EdgeLetters {
    std::string top, bottom, left, right;
    bool operator==(const EdgeLetters&) const = default;
};

// At most three letters; components below 0.0001 (the sine of a very small tilt) are left out. Of
// quadrupeds "LE", "RT", "D", "V", "CR", "CD", parted by spaces.
std::string letters(Direction direction, Anatomy anatomy = Anatomy::Biped);
std::string oppositeLetters(std::string_view letters, Anatomy anatomy = Anatomy::Biped);

// For an image as it lies in the file; a view that is turned or flipped asks with its own axes.
EdgeLetters edgeLetters(Direction alongRow, Direction downColumn, Anatomy anatomy = Anatomy::Biped);

// From Patient Orientation (0020,0020), "L\\P": the ways of the rows and of the columns. Nothing for a
// text that is not two such ways. Quadrupeds have more words, of limbs and snouts.
std::optional<EdgeLetters> edgeLetters(std::string_view patientOrientation, Anatomy anatomy = Anatomy::Biped);

// "axial", "coronal" or "sagittal" where the normal is within about 37 degrees of that axis, so that
// tilted heads stay axial; else "oblique".
std::string orientationName(Direction normal);

}
