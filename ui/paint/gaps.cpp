#include "ui/paint/gaps.h"

#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

namespace lantern::paint {

QString gapsText(const volume::Volume& volume)
{
    if (volume.gaps.empty())
        return {};
    return QCoreApplication::translate("paint", "Gaps without data: %1").arg(volume.gaps.size());
}

void paintGaps(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
               std::span<const std::vector<geometry::PixelPoint>> outlines)
{
    if (outlines.empty())
        return;
    const QString words = QCoreApplication::translate("paint", "no data: slices are missing");
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    const QRectF whole({0, 0}, tile.size);
    painter.save();
    for (const auto& outline : outlines) {
        QPolygonF polygon;
        for (const auto& point : outline) {
            const auto [x, y] = geometry.tileFromPixel(point);
            polygon << QPointF(x / tile.pixelRatio, y / tile.pixelRatio);
        }
        painter.setPen(QPen(theme::tone::secondText, 1));
        painter.setBrush(QBrush(theme::tone::secondText, Qt::BDiagPattern));
        painter.drawPolygon(polygon);
        const QRectF seen = polygon.boundingRect() & whole;
        const double width = metrics.horizontalAdvance(words);
        if (seen.height() >= metrics.height() && seen.width() >= width + 2 * metrics.height())
            paintOutlinedText(painter, {seen.center().x() - width / 2, seen.center().y() + metrics.ascent() / 2 - 1},
                              words, font, theme::tone::text);
    }
    painter.restore();
}

}
