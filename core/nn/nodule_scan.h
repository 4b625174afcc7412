#pragma once

#include "core/nn/lung_mask.h"
#include "core/nn/map_peaks.h"
#include "core/nn/solid_tissue.h"
#include "core/nn/task.h"

#include <optional>
#include <utility>

// How the network of ct-nodule reads a whole scan: a map of each slice, and a second look at its peaks.
namespace lantern::nn::nodule {

constexpr double windowLow = -1000, windowHigh = 400;    // HU, of the training patches
constexpr int patchSize = 50;    // px

class ScanReading {
public:
    // All three outlive the reading.
    ScanReading(const Model& model, const SeriesInput& series, const LungMask& lungs);

    // The map of a slice, zero outside the lungs; an empty one where the slice has no lung.
    Result<MapSlice> mapOf(int slice);

    // What the network says of the patch around a peak, in the positions of training.
    Result<double> secondLook(const Peak& peak, Job& job);

    // Of the slices whose map was made.
    const SolidTissue& tissue() const { return m_tissue; }

private:
    Result<Plane> prepared(int slice) const;

    const Model& m_model;
    const SeriesInput& m_series;
    const LungMask& m_lungs;
    InputRule m_rule;
    std::vector<Network*> m_networks;
    SolidTissue m_tissue;
    std::optional<std::pair<int, Plane>> m_lastSeen;    // slice and its plane, of secondLook
};

}
