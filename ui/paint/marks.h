#pragma once

#include "core/nn/outcome.h"
#include "core/volume/contour.h"
#include "ui/paint/tile.h"
#include "ui/theme/colours.h"

#include <span>

// What a model or a person found, over the picture.
namespace lantern::paint {

// 1.5 px lines with a 1 px black halo.
enum class Ends { Joined, Apart };
void paintLines(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                std::span<const volume::Polyline> lines, Ends ends, const QColor& colour);

enum class MarkState { Plain, Chosen };

// A finding's number beside a ring around its place; the ring alone for 0. `radius` in image pixels, at
// least 10 px drawn.
void paintFinding(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint place,
                  double radius, int number, MarkState state, const QColor& colour = theme::colour::finding);

// One of a model's marks as the picture of `slice` shows it: a ring and its number where it stands in the list,
// its number alone beside its outlines on other slices. A mark that is wider than what the model was trained
// for gets a ring as wide as itself.
struct MarkOnSlice {
    int slice = 0, number = 1;
    double pixelMillimetres = 0;    // 0: unknown
    bool isOutlined = true;    // the outline shows the size; without it the ring does
    MarkState state = MarkState::Plain;
};
void paintMark(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, const nn::Finding& finding,
               const MarkOnSlice& how);

}
