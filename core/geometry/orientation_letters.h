#pragma once

#include "core/geometry/image_plane.h"

#include <string>

namespace lantern::geometry {

// Where a direction points in a standing patient: R L A P H F, the largest component first, at most
// three letters. Components of a tilt too small to see are left out (PS3.3 C.7.6.1.1.1).
std::string lettersTowards(Direction direction);

// The same letters for the opposite direction: "LPH" for "RAF". Letters it does not know (those of
// four-footed patients: LE, RT, D, V, CR, CD...) are swapped in the same way; others make it empty.
std::string oppositeLetters(const std::string& letters);

}
