#include "ui/paint/gaps.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

namespace lantern::paint {

void paintGaps(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
               std::span<const volume::GapOutline> outlines)
{
    if (outlines.empty())
        return;
    const QString missing = QCoreApplication::translate("paint", "no data: slices are missing");
    const QString odd = QCoreApplication::translate("paint", "no data: slices hold other values");
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    const QRectF whole({0, 0}, tile.size);
    painter.save();
    for (const auto& outline : outlines) {
        const QString& words = outline.isOfOddSlices ? odd : missing;
        QPolygonF polygon;
        for (const auto& point : outline.corners) {
            const auto [x, y] = geometry.tileFromPixel(point);
            polygon << QPointF(x / tile.pixelRatio, y / tile.pixelRatio);
        }
        painter.setPen(QPen(theme::colour::secondText, 1));
        painter.setBrush(QBrush(theme::colour::secondText, Qt::BDiagPattern));
        painter.drawPolygon(polygon);
        const QRectF seen = polygon.boundingRect() & whole;
        const double width = metrics.horizontalAdvance(words);
        if (seen.height() >= metrics.height() && seen.width() >= width + 2 * metrics.height())
            paintOutlinedText(painter, {seen.center().x() - width / 2, seen.center().y() + metrics.ascent() / 2 - 1},
                              words, font, theme::colour::text);
    }
    painter.restore();
}

}
