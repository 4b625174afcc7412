#pragma once

#include "core/demo/randomness.h"
#include "core/demo/slice_painter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lantern::demo {

// What a voxel gives in the two sequences, 0 to about 1000 in arbitrary units.
struct MrSignal {
    float t1c = 0;    // T1-weighted after gadolinium
    float t2 = 0;
};

// An enhancing lesion with oedema around it. Its place and size are truth.
struct BrainLesion {
    Point centre;    // mm, LPS
    float diameter;    // mm, of the enhancing rim's outer surface
    float oedemaReach;    // mm from the rim, in white matter
    std::string site;
};

struct HeadSlice {
    std::vector<std::uint16_t> t1c, t2;
};

// A head by formula: scalp, skull, folded cortex, ventricles, basal ganglia, posterior fossa, face.
class HeadPhantom {
public:
    explicit HeadPhantom(std::uint64_t seed);

    const AxialGrid& grid() const { return m_grid; }
    const BrainLesion& lesion() const { return m_lesion; }

    static constexpr int slices = 28;
    static constexpr float sliceSpacing = 5, sliceThickness = 4;    // mm
    static float sliceHeight(int slice) { return -61 + sliceSpacing * static_cast<float>(slice); }

    MrSignal signalAt(Point p) const;
    HeadSlice scannedSlice(int slice) const;    // averaged over its thickness, with coil shading and noise

private:
    float sulcusDistance(Point p) const;    // mm to the nearest fold, roughly
    MrSignal brainAt(Point p, float hull) const;
    MrSignal outsideBrainAt(Point p, float hull, float skin) const;
    MrSignal withLesion(Point p, MrSignal healthy, float whiteMatter) const;

    std::uint64_t m_seed;
    AxialGrid m_grid;
    SmoothNoise m_folds;
    BrainLesion m_lesion;
};

}
