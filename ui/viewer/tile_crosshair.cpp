// The point of the patient that several tiles look at: where it lies on this slice, and moving it.
#include "ui/viewer/tile.h"

#include "core/volume/pixel_shape.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <cmath>

namespace lantern::viewer {

void Tile::setCrosshair(std::optional<geometry::PatientPoint> point)
{
    m_crosshair = point;
    m_canvas->widget().update();
}

std::optional<QPointF> Tile::crosshairPlace() const
{
    const auto here = plane();
    if (!m_crosshair || !here)
        return std::nullopt;
    const auto& format = frame()->instance->pixels;
    const volume::TileGeometry geometry(format.rows, format.columns, shape(), m_view);
    const auto [x, y] = geometry.tileFromPixel(here->pixelFromPatient(*m_crosshair));
    return QPointF(x, y) / devicePixelRatioF();
}

bool Tile::grabsCrosshair(QPointF logical) const
{
    const auto place = crosshairPlace();
    const QPointF away = place ? logical - QPointF(m_canvas->widget().pos()) - *place : QPointF();
    return place && std::hypot(away.x(), away.y()) < theme::scaled(14);
}

void Tile::moveCrosshair(QPointF logical)
{
    const auto here = plane();
    if (!here)
        return;
    const auto& format = frame()->instance->pixels;
    const volume::TileGeometry geometry(format.rows, format.columns, shape(), m_view);
    const QPointF device = deviceFrom(logical);
    auto pixel = geometry.pixelFromTile(device.x(), device.y());
    // Beside the picture there is nothing to look at.
    pixel.column = std::clamp(pixel.column, 0.0, format.columns - 1.0);
    pixel.row = std::clamp(pixel.row, 0.0, format.rows - 1.0);
    Q_EMIT crosshairMoved(here->patientFromPixel(pixel));
}

// Open in the middle, so that what it points at is seen.
void Tile::paintCrosshair(QPainter& painter)
{
    const auto place = crosshairPlace();
    if (!place)
        return;
    const double open = theme::scaled(14);
    const QSizeF size = m_canvas->widget().size();
    const double x = std::floor(place->x()) + 0.5, y = std::floor(place->y()) + 0.5;
    const QLineF lines[] = {
        {0, y, x - open, y}, {x + open, y, size.width(), y}, {x, 0, x, y - open}, {x, y + open, x, size.height()}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor colour = theme::tone::selection;
    colour.setAlphaF(0.7F);
    painter.setPen(QPen(colour, 1));
    for (const QLineF& line : lines)
        if (line.dx() > 0 || line.dy() > 0)
            painter.drawLine(line);
    painter.restore();
}

}
