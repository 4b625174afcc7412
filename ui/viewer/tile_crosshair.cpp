// The point of the patient that several tiles look at: where it lies on this slice, and moving it.
#include "ui/viewer/tile.h"

#include "ui/paint/crosshair.h"

#include <algorithm>
#include <cmath>

namespace lantern::viewer {

std::optional<QPointF> Tile::crosshairPlace() const
{
    const auto here = m_viewport->plane();
    const auto& point = m_viewport->crosshair();
    if (!point || !here)
        return std::nullopt;
    const auto geometry = display::geometryOf(m_viewport->state(), m_viewport->pictureSources());
    const auto [x, y] = geometry.tileFromPixel(here->pixelFromPatient(*point));
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
    const auto here = m_viewport->plane();
    if (!here)
        return;
    auto pixel = m_viewport->pixelAt(deviceFrom(logical));
    // Beside the picture there is nothing to look at.
    pixel.column = std::clamp(pixel.column, 0.0, m_viewport->picture()->columns - 1.0);
    pixel.row = std::clamp(pixel.row, 0.0, m_viewport->picture()->rows - 1.0);
    Q_EMIT crosshairMoved(here->patientFromPixel(pixel));
}

}
