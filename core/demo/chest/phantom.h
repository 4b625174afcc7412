#pragma once

#include "core/demo/chest/bones.h"
#include "core/demo/chest/lungs.h"
#include "core/demo/slice_painter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lantern::demo {

// A lung nodule of the phantom. Its place and size are truth: nothing was measured.
struct Nodule {
    Point centre;    // mm, LPS
    float diameter;    // mm
    std::string site;    // "right upper lobe, free"
};

// A chest by formula: contours, organs, bones and branching trees, in Hounsfield units. Two
// seeds differ in their trees, nodules and textures. Safe to read from several threads.
class ChestPhantom {
public:
    explicit ChestPhantom(std::uint64_t seed);

    const AxialGrid& grid() const { return m_grid; }
    const std::vector<Nodule>& nodules() const { return m_nodules; }

    static constexpr int slices = 128;
    static constexpr float sliceSpacing = 2.5F;    // mm, and thickness
    static float sliceHeight(int slice) { return -199 + sliceSpacing * static_cast<float>(slice); }

    // The body alone at one height, without table and noise.
    std::vector<float> anatomyAt(float z) const;

    // What a scanner would show: two anatomy planes averaged, so that a slice has its thickness; table; noise.
    std::vector<std::int16_t> scannedSlice(int slice, std::span<const float> lower, std::span<const float> upper) const;

private:
    void paintBody(SlicePainter& painter) const;
    void paintTrees(SlicePainter& painter) const;
    void paintBones(SlicePainter& painter) const;
    void paintNodules(SlicePainter& painter) const;
    float lungHu(Point p) const;
    void placeNodules();

    std::uint64_t m_seed;
    AxialGrid m_grid;
    std::vector<float> m_radius;    // of each pixel from the axis, mm
    std::vector<std::uint16_t> m_direction;    // of each pixel, as an index into ChestContours
    SmoothNoise m_texture;
    LungTrees m_trees;
    std::vector<Bone> m_bones;
    std::vector<Vertebra> m_spine;
    std::vector<Nodule> m_nodules;
};

}
