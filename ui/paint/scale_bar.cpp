#include "ui/paint/scale_bar.h"

#include "ui/paint/facts_text.h"
#include "ui/paint/measurements.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace lantern::paint {

namespace {

// A plane's kind stands in the corner: only what a picture's own header leaves open is said here.
QString sourceOf(const measure::Scale& scale)
{
    using enum measure::ScaleSource;
    if (scale.source == Reconstruction || scale.source == Projection)
        return {};
    return QString::fromStdString(measure::sourceText(scale, wording()));
}

}

std::optional<ScaleBar> scaleBar(const measure::Scales& scales, const volume::TileGeometry& geometry, const Tile& tile)
{
    const auto scale = measure::lengthsOf(scales);
    if (!scale)
        return std::nullopt;
    // One logical pixel down the tile, in whichever way of the image that is.
    const auto from = geometry.pixelFromTile(0, 0), to = geometry.pixelFromTile(0, tile.pixelRatio);
    const double millimetresPerPixel =
        std::hypot((to.column - from.column) * scale->across.perPixel, (to.row - from.row) * scale->down.perPixel);
    const double longest = tile.size.height() * 0.3 * millimetresPerPixel;
    if (!(longest > 0) || !std::isfinite(longest))
        return std::nullopt;
    const double decade = std::pow(10, std::floor(std::log10(longest)));
    double millimetres = decade;
    for (const double step : {2.0, 5.0}) {
        if (decade * step <= longest)
            millimetres = decade * step;
    }
    return ScaleBar{millimetres, millimetres / millimetresPerPixel, sourceOf(*scale)};
}

void paintScaleBar(QPainter& painter, const Tile& tile, const ScaleBar& bar)
{
    const double x = tile.margin + 3, top = (tile.size.height() - bar.length) / 2, bottom = top + bar.length;
    const double tick = theme::scaled(4);
    const QLineF lines[] = {{x, top, x, bottom}, {x - tick, top, x + tick, top}, {x - tick, bottom, x + tick, bottom}};
    painter.save();
    painter.setPen(QPen(theme::colour::tile, 3, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines, 3);
    painter.setPen(QPen(theme::colour::text, 1, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines, 3);
    painter.restore();

    QString words = bar.millimetres >= 10 ? QStringLiteral("%1 cm").arg(compact(bar.millimetres / 10))
                                          : QStringLiteral("%1 mm").arg(compact(bar.millimetres, 4));
    if (!bar.source.isEmpty())
        words += QStringLiteral(" (%1)").arg(bar.source);
    const QFont font = theme::tileFont();
    paintOutlinedText(painter, {tile.margin, bottom + tick + QFontMetricsF(font).ascent()}, words, font,
                      theme::colour::text);
}

}
