#pragma once

#include "core/dicom/instance.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <string>

namespace lantern::paint {

// What each edge of the tile points to in the patient: "R", "AHL"; empty where not stated.
struct EdgeLetters {
    std::string left, top, right, bottom;
    bool operator==(const EdgeLetters&) const = default;
};

// From Image Orientation (Patient), else Patient Orientation, turned and flipped as the view is.
EdgeLetters edgeLetters(const dicom::FrameRef& frame, const volume::View& view);

void paintEdgeLetters(QPainter& painter, const Tile& tile, const EdgeLetters& letters);

}
