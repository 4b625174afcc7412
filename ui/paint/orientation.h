#pragma once

#include "core/dicom/instance.h"
#include "core/geometry/orientation.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

namespace lantern::paint {

using geometry::EdgeLetters;

// From Image Orientation (Patient), else Patient Orientation, turned and flipped as the view is.
EdgeLetters edgeLetters(const dicom::FrameRef& frame, const volume::View& view);

// `foot` is kept free below the lower letter, for the line that names a model.
void paintEdgeLetters(QPainter& painter, const Tile& tile, const EdgeLetters& letters, double foot = 0);

}
