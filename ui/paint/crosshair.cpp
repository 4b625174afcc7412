#include "ui/paint/crosshair.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QLineF>
#include <QPainter>
#include <cmath>

namespace lantern::paint {

double crosshairOpening() { return theme::scaled(14); }

void paintCrosshair(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry, geometry::PixelPoint at)
{
    const auto [deviceX, deviceY] = geometry.tileFromPixel(at);
    const double open = crosshairOpening();
    const double x = std::floor(deviceX / tile.pixelRatio) + 0.5, y = std::floor(deviceY / tile.pixelRatio) + 0.5;
    const QLineF lines[] = {{0, y, x - open, y},
                            {x + open, y, tile.size.width(), y},
                            {x, 0, x, y - open},
                            {x, y + open, x, tile.size.height()}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor colour = theme::colour::selection;
    colour.setAlphaF(0.7F);
    painter.setPen(QPen(colour, 1));
    for (const QLineF& line : lines)
        if (line.dx() > 0 || line.dy() > 0)
            painter.drawLine(line);
    painter.restore();
}

}
