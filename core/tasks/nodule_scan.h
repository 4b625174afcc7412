#pragma once

#include "core/tasks/anatomy/lung_mask.h"
#include "core/tasks/anatomy/solid_tissue.h"
#include "core/tasks/image_reader.h"
#include "core/tasks/map_peaks.h"

#include <optional>
#include <utility>

// How a network of nodules reads a whole scan: a map of each slice, and a second look at its peaks.
namespace lantern::tasks::nodule {

constexpr double windowLow = -1000, windowHigh = 400;    // HU, of the training patches
constexpr int patchSize = 50;    // px

class ScanReading {
public:
    // All three outlive the reading.
    ScanReading(const nn::Model& model, const SeriesInput& series, const LungMask& lungs);

    // The map of a slice, zero outside the lungs; an empty one where the slice has no lung.
    Result<nn::MapSlice> mapOf(int slice);

    // What the network says of the patch around a peak, in the positions of training.
    Result<double> secondLook(const Peak& peak, Job& job);

    // Of the slices whose map was made.
    const SolidTissue& tissue() const { return m_tissue; }

private:
    Result<nn::Plane> prepared(int slice) const;

    const nn::Model& m_model;
    const SeriesInput& m_series;
    const LungMask& m_lungs;
    nn::InputRule m_rule;
    std::vector<nn::Network*> m_networks;
    SolidTissue m_tissue;
    std::optional<std::pair<int, nn::Plane>> m_lastSeen;    // slice and its plane, of secondLook
};

}
