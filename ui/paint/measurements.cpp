#include "ui/paint/measurements.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace lantern::paint {

namespace {

constexpr double Halo = 2;

QPointF onTile(const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint pixel)
{
    const auto [x, y] = geometry.tileFromPixel(pixel);
    return {x / tile.pixelRatio, y / tile.pixelRatio};
}

QPolygonF polygonOf(const std::vector<geometry::PixelPoint>& points, const Tile& tile,
                    const volume::TileGeometry& geometry)
{
    QPolygonF polygon;
    for (const auto& point : points)
        polygon << onTile(tile, geometry, point);
    return polygon;
}

// Lines that a thin halo parts from bone and from one another.
void stroke(QPainter& painter, double width, const auto& draw)
{
    painter.setBrush(Qt::NoBrush);
    for (const auto& [colour, thickness] :
         {std::pair{theme::colour::tile, width + Halo}, {theme::colour::measurement, width}}) {
        painter.setPen(QPen(colour, thickness, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        draw();
    }
}

// The exact place of an end stays free to be seen.
void paintCross(QPainter& painter, QPointF at, double width)
{
    const double near = theme::scaled(3), far = theme::scaled(8);
    const QLineF lines[] = {{at.x() - far, at.y(), at.x() - near, at.y()},
                            {at.x() + near, at.y(), at.x() + far, at.y()},
                            {at.x(), at.y() - far, at.x(), at.y() - near},
                            {at.x(), at.y() + near, at.x(), at.y() + far}};
    stroke(painter, width, [&] { painter.drawLines(lines, 4); });
}

void paintShape(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                const DrawnMeasurement& measurement)
{
    const double width = measurement.handleState == HandleState::None ? 1.5 : 2.5;
    const QPolygonF outline = outlineOnTile(measurement.shape, tile, geometry);
    if (measurement.shape.kind == measure::Kind::Probe) {
        paintCross(painter, outline.front(), width);
        return;
    }
    stroke(painter, width, [&] { painter.drawPolyline(outline); });
    if (measurement.shape.kind == measure::Kind::Length)
        for (const QPointF& end : outline)
            paintCross(painter, end, 1);
    if (measurement.handleState == HandleState::None)
        return;
    const double half = handleSize() / 2;
    stroke(painter, 1.5, [&] {
        for (const QPointF& handle : handlesOnTile(measurement.shape, tile, geometry))
            painter.drawRect(QRectF(handle.x() - half, handle.y() - half, 2 * half, 2 * half));
    });
}

QStringList wordsOf(const DrawnMeasurement& measurement, const measure::Wording& words)
{
    QStringList lines;
    for (const auto& line : measure::linesOf(measurement.figures, words))
        lines << QString::fromStdString(line);
    if (measurement.number > 0 && !lines.isEmpty())
        lines.front().prepend(QString::number(measurement.number) + QStringLiteral("  "));
    return lines;
}

double overlap(const QRectF& rect, std::span<const QRectF> others)
{
    double sum = 0;
    for (const QRectF& other : others) {
        const QRectF both = rect & other;
        sum += both.width() * both.height();
    }
    return sum;
}

// Beside the outline, the nearest first; then anywhere, by distance.
std::vector<QRectF> candidates(QSizeF size, const QRectF& outline, const QRectF& bounds)
{
    std::vector<QRectF> all;
    const double w = size.width(), h = size.height();
    for (const double gap : {10.0, 22.0, 40.0, 70.0}) {
        const double right = outline.right() + gap, left = outline.left() - gap - w;
        const double below = outline.bottom() + gap, above = outline.top() - gap - h;
        const double middleY = outline.center().y() - h / 2, middleX = outline.center().x() - w / 2;
        for (const QPointF& corner :
             {QPointF(right, middleY), QPointF(right, below), QPointF(right, above), QPointF(left, middleY),
              QPointF(left, below), QPointF(left, above), QPointF(middleX, below), QPointF(middleX, above)})
            all.emplace_back(corner, size);
    }
    std::vector<QRectF> grid;
    constexpr double Step = 16;
    for (double y = bounds.top(); y + h <= bounds.bottom(); y += Step)
        for (double x = bounds.left(); x + w <= bounds.right(); x += Step)
            grid.emplace_back(QPointF(x, y), size);
    const auto distance = [&](const QRectF& rect) { return QLineF(rect.center(), outline.center()).length(); };
    std::ranges::stable_sort(grid, {}, distance);
    all.insert(all.end(), grid.begin(), grid.end());
    return all;
}

// The part of it that is to be seen. Qt's own way has no rectangles without a height, as of a level line.
QRectF within(const QRectF& rect, const QRectF& bounds)
{
    const auto inside = [&](const QPointF& point) {
        return QPointF(std::clamp(point.x(), bounds.left(), bounds.right()),
                       std::clamp(point.y(), bounds.top(), bounds.bottom()));
    };
    return {inside(rect.topLeft()), inside(rect.bottomRight())};
}

void paintWords(QPainter& painter, const QStringList& lines, const QRectF& place, const QRectF& outline)
{
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    // Words that had to go far away say by a line whose they are.
    const QPointF near(std::clamp(outline.center().x(), place.left(), place.right()),
                       std::clamp(outline.center().y(), place.top(), place.bottom()));
    const QPointF to(std::clamp(near.x(), outline.left(), outline.right()),
                     std::clamp(near.y(), outline.top(), outline.bottom()));
    if (QLineF(near, to).length() > theme::scaled(48)) {
        QPen pen(theme::colour::measurement, 1, Qt::DotLine);
        painter.setPen(pen);
        painter.drawLine(QLineF(near, to));
    }
    QPointF at(place.left(), place.top() + metrics.ascent());
    for (const QString& line : lines) {
        paintOutlinedText(painter, at, line, font, theme::colour::measurement);
        at.ry() += metrics.lineSpacing();
    }
}

}

double handleSize() { return theme::scaled(8); }

std::vector<QPointF> handlesOnTile(const measure::Shape& shape, const Tile& tile, const volume::TileGeometry& geometry)
{
    const QPolygonF polygon = polygonOf(measure::handlesOf(shape), tile, geometry);
    return {polygon.begin(), polygon.end()};
}

QPolygonF outlineOnTile(const measure::Shape& shape, const Tile& tile, const volume::TileGeometry& geometry)
{
    return polygonOf(measure::outlineOf(shape), tile, geometry);
}

QRectF placeOfWords(QSizeF size, const QRectF& outline, std::span<const QRectF> handles,
                    std::span<const QRectF> written, const QRectF& bounds)
{
    const auto all = candidates(size, outline, bounds);
    const QRectF* offHandles = nullptr;
    for (const QRectF& candidate : all) {
        if (!bounds.contains(candidate) || overlap(candidate, handles) > 0)
            continue;
        if (overlap(candidate, written) <= 0)
            return candidate;
        if (!offHandles)
            offHandles = &candidate;
    }
    // A tile too small for words beside handles: they leave it rather than hide a handle.
    if (offHandles)
        return *offHandles;
    for (const QRectF& candidate : all)
        if (overlap(candidate, handles) <= 0)
            return candidate;
    return all.front();
}

void paintMeasurements(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                       std::span<const DrawnMeasurement> all, const measure::Wording& words)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<QRectF> handles, written;
    const double half = handleSize() / 2 + Halo;
    for (const DrawnMeasurement& measurement : all) {
        paintShape(painter, tile, geometry, measurement);
        for (const QPointF& at : handlesOnTile(measurement.shape, tile, geometry))
            handles.emplace_back(at.x() - half, at.y() - half, 2 * half, 2 * half);
    }
    const QFontMetricsF metrics(theme::tileFont());
    const QRectF bounds = QRectF({0, 0}, tile.size).adjusted(tile.margin, tile.margin, -tile.margin, -tile.margin);
    for (const DrawnMeasurement& measurement : all) {
        const QStringList lines = wordsOf(measurement, words);
        double width = 0;
        for (const QString& line : lines)
            width = std::max(width, metrics.horizontalAdvance(line));
        const QSizeF size(width + 2, metrics.lineSpacing() * static_cast<double>(lines.size()));
        const QRectF outline = outlineOnTile(measurement.shape, tile, geometry).boundingRect();
        if (lines.isEmpty() || !outline.adjusted(-1, -1, 1, 1).intersects(bounds))
            continue;    // scrolled out of sight by pan or zoom
        const QRectF place = placeOfWords(size, within(outline, bounds), handles, written, bounds);
        paintWords(painter, lines, place, outline);
        written.push_back(place);
    }
    painter.restore();
}

}
