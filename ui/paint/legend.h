#pragma once

#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <optional>

namespace lantern::paint {

// What a reader must know of a map to judge it.
struct Legend {
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
    double threshold = 0.5;
    bool isCalibrated = true;    // else the numbers are called scores
    QString model, version;    // its id, "1.0.0"
    double cellMillimetres = 0;    // "8 mm cells"; 0 where the map is as fine as the image or unknown
    bool isStale = false;
    int place = 0;    // of several maps: how many colour bars stand to the right of this one's
};

// The colour bar with numbers and threshold at the right edge, where the tile has room for it below `top`, and
// always one line at the bottom: model, version, threshold, "Not for diagnostic use".
void paintLegend(QPainter& painter, const Tile& tile, const Legend& legend, double top = 0);

// How much of the tile's foot that line takes: it is broken where the tile is narrow.
double legendHeight(const Tile& tile, const Legend& legend);

// The line alone, for tests and screen readers.
QString legendLine(const Legend& legend);

// "Research use only. Not for diagnostic use." for exported pictures, below everything else.
QString disclaimer();
void paintDisclaimer(QPainter& painter, const Tile& tile);

}
