#pragma once

#include "core/demo/randomness.h"
#include "core/demo/shapes.h"

#include <vector>

namespace lantern::demo {

struct BoneTissue {
    float cortex = 1.3F;    // mm of compact bone
    float cortexHu = 720, marrowHu = 190;
};

// A rod of bone. It is round in a space stretched by `stretch`, hence oval in the patient: a rib is
// taller than thick.
struct Bone {
    Rod rod;    // in the stretched space
    Point stretch{1, 1, 1};
    BoneTissue tissue;

    float lowest() const { return std::min(rod.a.z - rod.radiusA, rod.b.z - rod.radiusB) / stretch.z - 1; }
    float highest() const { return std::max(rod.a.z + rod.radiusA, rod.b.z + rod.radiusB) / stretch.z + 1; }
};

struct Vertebra {
    float centreZ, height;    // mm, the body with both end plates
    float halfWidth, halfDepth;
};

// From the seventh cervical to the first lumbar vertebra, downwards.
std::vector<Vertebra> vertebrae();

// Ribs and their cartilages, sternum, clavicles, shoulder blades, upper arms, vertebral arches.
std::vector<Bone> chestBones();

}
