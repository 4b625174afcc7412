#pragma once

#include "core/dicom/presentation/presentation_state.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <array>
#include <span>

// The words and shapes of a presentation state, over the picture they were drawn on.
namespace lantern::paint {

// Where PIXEL and DISPLAY units lie on a tile.
struct AnnotationPlace {
    const Tile& tile;
    const volume::TileGeometry& geometry;
    std::array<double, 4> displayed;    // the displayed area: left, top, right, bottom, device pixels
};

QPointF onTile(const AnnotationPlace& place, dicom::AnnotationUnits units, dicom::AnnotationPoint point);

void paintAnnotations(QPainter& painter, const AnnotationPlace& place,
                      std::span<const dicom::AnnotationGroup* const> groups,
                      std::span<const dicom::GraphicLayer> layers, const QColor& colour);

}
