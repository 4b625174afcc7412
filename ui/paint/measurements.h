#pragma once

#include "core/display/sources.h"
#include "core/measure/wording.h"
#include "ui/paint/tile.h"

#include "core/volume/paint_slice.h"

#include <QPolygonF>
#include <QRectF>
#include <QStringList>
#include <span>
#include <vector>

// What a person measured, over the picture: for the tile, for render and for what is exported.
namespace lantern::paint {

using display::DrawnMeasurement, display::HandleState;

void paintMeasurements(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                       std::span<const DrawnMeasurement> all, const measure::Wording& wording);

// English to the application's language, unit as given.
measure::Wording wording(measure::LengthUnit unit = measure::LengthUnit::Millimetre);

// Logical pixels of the tile; what a hand may beginEdit.
std::vector<QPointF> handlesOnTile(const measure::Shape& shape, const Tile& tile, const volume::TileGeometry& geometry);
QPolygonF outlineOnTile(const measure::Shape& shape, const Tile& tile, const volume::TileGeometry& geometry);
double handleSize();    // its edge

// Where words of this size go: beside the outline, inside of `bounds`, off the handles whatever happens
// and off what else was written as far as there is room.
QRectF placeOfWords(QSizeF size, const QRectF& outline, std::span<const QRectF> handles,
                    std::span<const QRectF> written, const QRectF& bounds);

}
