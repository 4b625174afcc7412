#include "ui/paint/scale_bar.h"

#include "core/dicom/pixel_shape.h"
#include "ui/paint/facts_text.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace lantern::paint {

std::optional<ScaleBar> scaleBar(const dicom::FrameRef& frame, const volume::View& view, const Tile& tile)
{
    const auto spacing = dicom::pixelSpacingOf(*frame.instance, frame.frame);
    if (!spacing || !(view.zoom > 0))
        return std::nullopt;
    // zoom counts device pixels per column; with the pixel's shape allowed for, that is so in both directions.
    const double millimetresPerPixel = spacing->betweenColumns / view.zoom * tile.pixelRatio;
    const double longest = tile.size.height() * 0.3 * millimetresPerPixel;
    if (!(longest > 0) || !std::isfinite(longest))
        return std::nullopt;
    const double decade = std::pow(10, std::floor(std::log10(longest)));
    double millimetres = decade;
    for (const double step : {2.0, 5.0}) {
        if (decade * step <= longest)
            millimetres = decade * step;
    }
    return ScaleBar{millimetres, millimetres / millimetresPerPixel, frame.instance->spacingIsAtDetector};
}

void paintScaleBar(QPainter& painter, const Tile& tile, const ScaleBar& bar)
{
    const double x = tile.margin + 3, top = (tile.size.height() - bar.length) / 2, bottom = top + bar.length;
    const double tick = theme::scaled(4);
    const QLineF lines[] = {{x, top, x, bottom}, {x - tick, top, x + tick, top}, {x - tick, bottom, x + tick, bottom}};
    painter.save();
    painter.setPen(QPen(theme::tone::tile, 3, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines, 3);
    painter.setPen(QPen(theme::tone::text, 1, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines, 3);
    painter.restore();

    QString words = bar.millimetres >= 10 ? QStringLiteral("%1 cm").arg(compact(bar.millimetres / 10))
                                          : QStringLiteral("%1 mm").arg(compact(bar.millimetres, 4));
    if (bar.isAtDetector)
        words = QCoreApplication::translate("paint", "%1 at detector").arg(words);
    const QFont font = theme::tileFont();
    paintOutlinedText(painter, {tile.margin, bottom + tick + QFontMetricsF(font).ascent()}, words, font,
                      theme::tone::text);
}

}
