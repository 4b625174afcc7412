#pragma once

#include "core/pixels/bitmap.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <span>

// What the file itself lays over its picture as bits: overlay planes and the shutter.
namespace lantern::paint {

// Graphics in one colour, regions of interest as a tint that lets the picture through.
void paintOverlays(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                   std::span<const pixels::OverlayPtr> overlays, const QColor& colour);

// Hides what the shutter hides, in its own grey. To be drawn before anything else over the picture.
void paintShutter(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                  const pixels::ShutterMask& shutter);

}
