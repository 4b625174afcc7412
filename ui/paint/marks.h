#pragma once

#include "core/volume/contour.h"
#include "ui/paint/tile.h"
#include "ui/theme/tones.h"

#include <span>

// What a model or a person found, over the picture.
namespace lantern::paint {

// 1.5 px line in the map's threshold colour with a 1 px black halo.
void paintContour(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                  std::span<const volume::Polyline> lines, const QColor& colour);

// The colour of a map's contour: that of its threshold in its table, light enough to see on black.
QColor contourColour(const volume::MapLayer& map);

enum class MarkState { Plain, Chosen };

// A finding's number beside a ring around its place; the ring alone for 0. `radius` in image pixels, at
// least 10 px drawn.
void paintFinding(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint place,
                  double radius, int number, MarkState state, const QColor& colour = theme::tone::finding);

}
