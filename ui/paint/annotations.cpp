#include "ui/paint/annotations.h"

#include "core/geometry/corner_counted.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace lantern::paint {

using dicom::AnnotationUnits;
using dicom::GraphicAnnotation;
using dicom::TextAnnotation;

QPointF onTile(const AnnotationPlace& place, AnnotationUnits units, dicom::AnnotationPoint point)
{
    const double ratio = place.tile.pixelRatio;
    if (units == AnnotationUnits::Display) {
        const auto& [left, top, right, bottom] = place.displayed;
        return {(left + point.x * (right - left)) / ratio, (top + point.y * (bottom - top)) / ratio};
    }
    const auto [x, y] = place.geometry.tileFromPixel(geometry::pixelFromCornerCounted(point.x, point.y));
    return {x / ratio, y / ratio};
}

namespace {

// Catmull-Rom through all points: a curve that passes where the reader clicked.
void addCurve(QPainterPath& path, const QList<QPointF>& points)
{
    path.moveTo(points.front());
    for (int i = 0; i + 1 < points.size(); ++i) {
        const QPointF& before = points[std::max(i - 1, 0)];
        const QPointF& after = points[std::min(i + 2, static_cast<int>(points.size()) - 1)];
        path.cubicTo(points[i] + (points[i + 1] - before) / 6, points[i + 1] - (after - points[i]) / 6, points[i + 1]);
    }
}

// Both axes' ends are given; in between, x = centre + cos t * half + sin t * other half.
void addEllipse(QPainterPath& path, const QList<QPointF>& ends)
{
    const QPointF centre = (ends[0] + ends[1]) / 2;
    const QPointF half = (ends[1] - ends[0]) / 2, otherHalf = (ends[3] - ends[2]) / 2;
    constexpr int Steps = 96;
    for (int i = 0; i <= Steps; ++i) {
        const double angle = i * 2 * 3.14159265358979323846 / Steps;
        const QPointF at = centre + std::cos(angle) * half + std::sin(angle) * otherHalf;
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
}

QPainterPath pathOf(const AnnotationPlace& place, const GraphicAnnotation& graphic)
{
    QList<QPointF> points;
    for (const auto& point : graphic.points)
        points << onTile(place, graphic.units, point);
    QPainterPath path;
    switch (graphic.kind) {
    case GraphicAnnotation::Kind::Point: path.addEllipse(points.front(), 3, 3); break;
    case GraphicAnnotation::Kind::Polyline: path.addPolygon(QPolygonF(points)); break;
    case GraphicAnnotation::Kind::Interpolated: addCurve(path, points); break;
    case GraphicAnnotation::Kind::Circle: {
        // Round in its own units, so not always on the screen.
        const auto &centre = graphic.points[0], &rim = graphic.points[1];
        const double radius = std::hypot(rim.x - centre.x, rim.y - centre.y);
        const auto at = [&](double x, double y) { return onTile(place, graphic.units, {centre.x + x, centre.y + y}); };
        addEllipse(path, {at(-radius, 0), at(radius, 0), at(0, -radius), at(0, radius)});
        break;
    }
    case GraphicAnnotation::Kind::Ellipse: addEllipse(path, points); break;
    }
    return path;
}

void paintGraphic(QPainter& painter, const AnnotationPlace& place, const GraphicAnnotation& graphic,
                  const QColor& colour)
{
    const QPainterPath path = pathOf(place, graphic);
    const bool isFilled = graphic.isFilled || graphic.kind == GraphicAnnotation::Kind::Point;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::colour::tile, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isFilled)
        painter.setBrush(colour);
    painter.drawPath(path);
}

void paintLine(QPainter& painter, QPointF from, QPointF to, const QColor& colour)
{
    painter.setPen(QPen(theme::colour::tile, 3.5));
    painter.drawLine(from, to);
    painter.setPen(QPen(colour, 1.5));
    painter.drawLine(from, to);
}

// Text stands upright whatever the turns: in its box, which may have been turned with the picture, or
// beside its anchor.
void paintText(QPainter& painter, const AnnotationPlace& place, const TextAnnotation& annotation, const QColor& colour)
{
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    const QStringList lines = QString::fromStdString(annotation.text).split(u'\n');
    QRectF box;
    std::optional<QPointF> anchor;
    if (annotation.anchor)
        anchor = onTile(place, annotation.anchorUnits, *annotation.anchor);
    if (annotation.box)
        box = QRectF(onTile(place, annotation.boxUnits, (*annotation.box)[0]),
                     onTile(place, annotation.boxUnits, (*annotation.box)[1]))
                  .normalized();
    else
        box = QRectF(*anchor + QPointF(6, -metrics.height() / 2), QSizeF(0, 0));
    if (anchor && annotation.anchorIsVisible) {
        paintLine(painter, *anchor,
                  {std::clamp(anchor->x(), box.left(), box.right()), std::clamp(anchor->y(), box.top(), box.bottom())},
                  colour);
        painter.setBrush(colour);
        painter.drawEllipse(*anchor, 2.5, 2.5);
    }
    double y = box.top() + metrics.ascent();
    for (const QString& line : lines) {
        const double width = metrics.horizontalAdvance(line);
        double x = box.left();
        if (annotation.justification == TextAnnotation::Justification::Right)
            x = box.right() - width;
        else if (annotation.justification == TextAnnotation::Justification::Centre)
            x = box.center().x() - width / 2;
        paintOutlinedText(painter, {x, y}, line, font, colour);
        y += metrics.lineSpacing();
    }
}

QColor colourOf(const dicom::AnnotationGroup& group, std::span<const dicom::GraphicLayer> layers, const QColor& usual)
{
    const auto found = std::ranges::find(layers, group.layer, &dicom::GraphicLayer::name);
    if (found == layers.end() || !found->colour)
        return usual;
    return {(*found->colour)[0], (*found->colour)[1], (*found->colour)[2]};
}

}

void paintAnnotations(QPainter& painter, const AnnotationPlace& place,
                      std::span<const dicom::AnnotationGroup* const> groups,
                      std::span<const dicom::GraphicLayer> layers, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto* group : groups) {
        const QColor own = colourOf(*group, layers, colour);
        for (const auto& graphic : group->graphics)
            paintGraphic(painter, place, graphic, own);
        for (const auto& text : group->texts)
            paintText(painter, place, text, own);
    }
    painter.restore();
}

}
