#pragma once

#include "core/dicom/instance.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <optional>

namespace lantern::paint {

// A round length that is easy to compare with: 1, 2 or 5 times a power of ten.
struct ScaleBar {
    double millimetres = 0;
    double length = 0;    // logical pixels
    bool isAtDetector = false;    // not in the patient: the words say so
};

// Upright, for the vertical direction of the tile; nothing where the file states no spacing.
std::optional<ScaleBar> scaleBar(const dicom::FrameRef& frame, const volume::View& view, const Tile& tile);

// At the middle of the left edge, with its length in words.
void paintScaleBar(QPainter& painter, const Tile& tile, const ScaleBar& bar);

}
