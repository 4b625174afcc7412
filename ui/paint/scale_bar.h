#pragma once

#include "core/measure/scale.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <QString>
#include <optional>

namespace lantern::paint {

// A round length that is easy to compare with: 1, 2 or 5 times a power of ten.
struct ScaleBar {
    double millimetres = 0;
    double length = 0;    // logical pixels
    QString source = {};    // on whose word, where it is not the patient's own: "detector", "calibrated"
};

// Upright, for the vertical direction of the tile, and of the scale that the measuring tools have too;
// nothing where that is none of lengths.
std::optional<ScaleBar> scaleBar(const measure::Scales& scales, const volume::TileGeometry& geometry, const Tile& tile);

// At the middle of the left edge, with its length in words.
void paintScaleBar(QPainter& painter, const Tile& tile, const ScaleBar& bar);

}
