#pragma once

#include "core/demo/randomness.h"
#include "core/demo/shapes.h"

#include <vector>

namespace lantern::demo {

enum class Lobe { RightUpper, RightMiddle, RightLower, LeftUpper, LeftLower };

// Depths in mm, positive inside.
float mediastinumDepth(Point p);    // below the surface that the lungs lie against
float lungApexDepth(Point p);    // below the two cupolas
float lungDepth(Point p);    // below a lung's surface: wall, mediastinum, diaphragm and cupola together

// Where the wall and the mediastinum meet, the pleura turns in a curve: mm of blend for shared().
inline constexpr float pleuralRounding = 16;

float majorFissure(Point p);    // mm above the oblique fissure of its side
float minorFissure(Point p);    // mm above the right horizontal fissure
Lobe lobeAt(Point p);

// Branches of one kind: arteries, veins, or airways with their lumen.
struct LungTrees {
    std::vector<Rod> arteries, veins;
    std::vector<Rod> bronchi;    // lumen; the wall lies around it
};

// Trees that fill each lobe: the branch points come from points scattered in the lobe, halved again
// and again, and the calibres from how many points a branch supplies.
LungTrees growLungTrees(std::uint64_t seed);

}
