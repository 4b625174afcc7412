#include "ui/paint/marks.h"

#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace lantern::paint {

namespace {

QPointF onTile(const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint pixel)
{
    const auto [x, y] = geometry.tileFromPixel(pixel);
    return {x / tile.pixelRatio, y / tile.pixelRatio};
}

constexpr double smallestRing = 10;    // px

// Outside of the ring, where it hides nothing of what is marked.
void paintNumber(QPainter& painter, const Tile& tile, QPointF centre, double ring, int number, const QColor& colour)
{
    QFont font = theme::tileFont();
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const double diagonal = ring * 0.7071 + 3;
    QPointF at(centre.x() + diagonal, centre.y() - diagonal);
    const QString text = QString::number(number);
    if (at.x() + metrics.horizontalAdvance(text) > tile.size.width() - tile.margin)
        at.setX(centre.x() - diagonal - metrics.horizontalAdvance(text));
    at.setY(std::max(at.y(), tile.margin + metrics.ascent()));
    paintOutlinedText(painter, at, text, font, colour);
}

QPen linePen(const QColor& colour, double width) { return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin}; }

}

void paintLines(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                std::span<const volume::Polyline> lines, Ends ends, const QColor& colour)
{
    QVector<QPolygonF> polygons;
    for (const auto& line : lines) {
        QPolygonF polygon;
        for (const auto& point : line)
            polygon << onTile(tile, geometry, point);
        polygons << polygon;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    // All halos first: one line's halo must not cut another line.
    for (const auto& [pen, isHalo] :
         {std::pair{linePen(theme::colour::tile, 3.5), true}, {linePen(colour, 1.5), false}}) {
        painter.setPen(pen);
        for (const auto& polygon : polygons)
            if (ends == Ends::Joined)
                painter.drawPolygon(polygon);
            else
                painter.drawPolyline(polygon);
    }
    painter.restore();
}

void paintFinding(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint place,
                  double radius, int number, MarkState state, const QColor& colour)
{
    const QPointF centre = onTile(tile, geometry, place);
    const QPointF rim = onTile(tile, geometry, {place.column + radius, place.row});
    const double drawn = std::max(std::hypot(rim.x() - centre.x(), rim.y() - centre.y()), smallestRing);
    const double width = state == MarkState::Chosen ? 2.5 : 1.5;

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(linePen(theme::colour::tile, width + 2));
    painter.drawEllipse(centre, drawn, drawn);
    painter.setPen(linePen(colour, width));
    painter.drawEllipse(centre, drawn, drawn);
    painter.restore();

    if (number >= 1)
        paintNumber(painter, tile, centre, drawn, number, colour);
}

void paintMark(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, const nn::Finding& finding,
               const MarkOnSlice& how)
{
    if (finding.slice == how.slice) {
        const bool showsSize = !how.isOutlined || finding.isBeyondTraining;
        const double radius = how.pixelMillimetres > 0 && showsSize ? finding.diameter / 2 / how.pixelMillimetres : 0;
        paintFinding(painter, tile, geometry, finding.pixel, radius, how.number, how.state);
        return;
    }
    const auto outline = std::ranges::find(finding.outlines, how.slice, &nn::Finding::Outline::slice);
    if (outline != finding.outlines.end() && how.isOutlined)
        paintNumber(painter, tile, onTile(tile, geometry, outline->pixel), smallestRing, how.number,
                    theme::colour::finding);
}

}
