#pragma once

#include <QImage>
#include <QPointF>
#include <QString>
#include <vector>

namespace lantern::paint {

struct Curve {
    QString name;
    std::vector<QPointF> points;    // x, value; from left to right
};

// Curves over one horizontal axis, with two scales: losses on the left, scores on the right.
struct Curves {
    QString title, across;    // what the horizontal axis counts
    std::vector<Curve> left, right;
};

// A picture of its own, with axes, numbers and names. Each curve also has its own dash, so that the
// colours only repeat what the lines say. Needs a QGuiApplication for its fonts.
QImage drawCurves(const Curves& curves, QSize size);

}
