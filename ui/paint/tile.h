#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QSizeF>
#include <QString>

class QPainter;

namespace lantern::paint {

// Where the words go: everything in ui/paint draws in logical pixels, (0, 0) the tile's top left.
struct Tile {
    QSizeF size;
    double pixelRatio = 1;    // device pixels per logical pixel
    double margin = 8;    // kept free at the edges; the right one may carry a slice bar
};

// Light words with a dark outline, so that they read over bone and over air. `at` is the baseline's
// left end.
void paintOutlinedText(QPainter& painter, QPointF at, const QString& text, const QFont& font, const QColor& colour);

}
