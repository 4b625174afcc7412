#include "ui/paint/orientation.h"

#include "core/geometry/orientation.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace lantern::paint {

EdgeLetters edgeLetters(const dicom::FrameRef& frame, const volume::View& view)
{
    EdgeLetters edges;
    if (const auto& plane = frame.facts().plane)
        edges = geometry::edgeLetters(plane->alongRow(), plane->downColumn(), frame.instance->anatomy);
    else if (const auto stated = geometry::edgeLetters(frame.instance->patientOrientation, frame.instance->anatomy))
        edges = *stated;
    // Clockwise: what was at the left comes to the top.
    for (int turn = 0; turn < ((view.quarterTurns % 4) + 4) % 4; ++turn)
        edges = {.top = edges.left, .bottom = edges.right, .left = edges.bottom, .right = edges.top};
    if (view.flipHorizontal)
        std::swap(edges.left, edges.right);
    if (view.flipVertical)
        std::swap(edges.top, edges.bottom);
    return edges;
}

void paintEdgeLetters(QPainter& painter, const Tile& tile, const EdgeLetters& letters, double foot)
{
    QFont font = theme::tileFont();
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(theme::scaled(14));
    const QFontMetricsF metrics(font);
    const double middleX = tile.size.width() / 2, middleY = tile.size.height() / 2;
    const double beside = tile.margin + theme::scaled(12);    // the scale bar stands nearer to the edge

    const auto paintAt = [&](const std::string& text, auto place) {
        const QString shown = QString::fromStdString(text);
        paintOutlinedText(painter, place(metrics.horizontalAdvance(shown)), shown, font, theme::tone::text);
    };
    const double centred = middleY + metrics.capHeight() / 2;
    paintAt(letters.left, [&](double) { return QPointF(beside, centred); });
    paintAt(letters.right, [&](double width) { return QPointF(tile.size.width() - beside - width, centred); });
    paintAt(letters.top, [&](double width) { return QPointF(middleX - width / 2, tile.margin + metrics.ascent()); });
    paintAt(letters.bottom, [&](double width) {
        const double free = std::max<double>(foot, theme::scaled(20));
        return QPointF(middleX - width / 2, tile.size.height() - tile.margin - free - metrics.descent());
    });
}

}
