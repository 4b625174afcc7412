// The point of the patient that several tiles look at: where it lies on this slice, and moving it.
#include "ui/viewer/tile.h"

#include "ui/paint/crosshair.h"

#include <algorithm>
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
    const auto [x, y] = pictureGeometry().tileFromPixel(here->pixelFromPatient(*m_crosshair));
    return QPointF(x, y) / devicePixelRatioF();
}

bool Tile::grabsCrosshair(QPointF logical) const
{
    const auto place = crosshairPlace();
    const QPointF away = place ? logical - QPointF(m_canvas->widget().pos()) - *place : QPointF();
    return place && std::hypot(away.x(), away.y()) < paint::crosshairOpening();
}

void Tile::moveCrosshair(QPointF logical)
{
    const auto here = plane();
    if (!here)
        return;
    auto pixel = pixelAt(deviceFrom(logical));
    // Beside the picture there is nothing to look at.
    pixel.column = std::clamp(pixel.column, 0.0, m_picture->columns - 1.0);
    pixel.row = std::clamp(pixel.row, 0.0, m_picture->rows - 1.0);
    Q_EMIT crosshairMoved(here->patientFromPixel(pixel));
}

}
