#pragma once

#include "core/pixels/voi.h"
#include "core/volume/paint_slice.h"

// What a hand does to a picture, as values. All lengths and places are device pixels of the tile.
namespace lantern::display {

inline constexpr double LeastZoom = 0.02, HighestZoom = 64;    // device pixels per image column

volume::View panned(volume::View view, double x, double y);
// What lies at the place stays there.
volume::View zoomed(volume::View view, double factor, double x, double y);
volume::View atZoom(volume::View view, double zoom);    // with the picture's centre in the tile's

// On the screen: clockwise, and side for side, whatever turns and flips it has.
volume::View turned(volume::View view, int quarterTurns);
volume::View flippedHorizontally(volume::View view);
volume::View flippedVertically(volume::View view);

volume::View smoothed(volume::View view, bool smooth);    // between its pixels, or each a square

// Wider and higher by so much, in modality values; a VOI LUT becomes a window like it. Never narrower than a
// thousandth of `valueRange`.
pixels::Window changedWindow(const pixels::Voi& voi, double width, double level, double valueRange);

}
