#include "ui/paint/legend.h"

#include "ui/paint/facts_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>

namespace lantern::paint {

namespace {

QString decimal(double value) { return QString::number(value, 'f', 2); }

// Below this a tile has no room for numbers beside the picture.
constexpr double smallestHeight = 420, smallestWidth = 360;

void paintBar(QPainter& painter, const Tile& tile, const Legend& legend, double top)
{
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    // Above the middle, where the letter of the edge stands, and with its heading below the words of the corner.
    const double bottom = tile.size.height() / 2 - metrics.height() * 1.5, heading = metrics.height() + 6;
    const double height = std::min({tile.size.height() * 0.22, 140.0, bottom - top - heading});
    if (height < 3 * metrics.height())
        return;
    QImage table(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) {
        const auto& rgb = pixels::colourTable(legend.colours)[static_cast<std::size_t>(255 - i)];
        table.setPixel(0, i, qRgb(rgb[0], rgb[1], rgb[2]));
    }
    const double width = theme::scaled(10), right = tile.size.width() - tile.margin - legend.place * theme::scaled(72);
    const QRectF bar(right - width, bottom - height, width, height);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(bar, table);
    painter.setPen(QPen(theme::colour::outline, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    const double threshold = std::clamp(legend.threshold, 0.0, 1.0);
    const double tickY = bar.bottom() - threshold * bar.height();
    // What lies under the threshold is not drawn on the image, so it is dimmed here.
    QColor dim = theme::colour::tile;
    dim.setAlphaF(0.6F);
    painter.fillRect(QRectF(bar.left(), tickY, bar.width(), bar.bottom() - tickY), dim);
    painter.setPen(QPen(theme::colour::text, 1.5));
    painter.drawLine(QPointF(bar.left() - theme::scaled(4), tickY), QPointF(bar.right(), tickY));
    painter.restore();

    const auto label = [&](const QString& text, double y) {
        paintOutlinedText(
            painter, {bar.left() - theme::scaled(6) - metrics.horizontalAdvance(text), y + metrics.capHeight() / 2},
            text, font, theme::colour::text);
    };
    const double clear = metrics.height();
    label(decimal(legend.threshold), tickY);
    if (tickY - bar.top() > clear)
        label(QStringLiteral("1"), bar.top());
    if (bar.bottom() - tickY > clear)
        label(QStringLiteral("0"), bar.bottom());
    const QString title = legend.isCalibrated ? QCoreApplication::translate("paint", "Probability")
                                              : QCoreApplication::translate("paint", "Score");
    paintOutlinedText(painter, {right - metrics.horizontalAdvance(title), bar.top() - metrics.descent() - 6}, title,
                      font, theme::colour::text);
}

}

QString disclaimer() { return QCoreApplication::translate("paint", "Research use only. Not for diagnostic use."); }

// A picture too narrow for it in the middle carries it over its width.
void paintDisclaimer(QPainter& painter, const Tile& tile)
{
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    const QString words = disclaimer();
    const double left = std::max((tile.size.width() - metrics.horizontalAdvance(words)) / 2, 1.0);
    paintOutlinedText(painter, {left, tile.size.height() - metrics.descent() - 2}, words, font,
                      theme::colour::secondText);
}

QString legendLine(const Legend& legend)
{
    QStringList parts;
    parts << QStringLiteral("%1 %2").arg(legend.model, legend.version)
          << QCoreApplication::translate("paint", "threshold %1").arg(decimal(legend.threshold));
    if (legend.cellMillimetres > 0)
        parts << QCoreApplication::translate("paint", "%1 mm cells").arg(compact(legend.cellMillimetres, 1));
    if (legend.isStale)
        parts << QCoreApplication::translate("paint", "stale");
    parts << QCoreApplication::translate("paint", "Not for diagnostic use");
    return parts.join(QStringLiteral(" · "));
}

namespace {

// Never cut, never hidden: in a narrow tile the line is broken at its dots instead.
QStringList legendLines(const Tile& tile, const Legend& legend)
{
    const QFontMetricsF metrics(theme::tileFont());
    const double room = tile.size.width() - 2 * tile.margin;
    const QString divider = QStringLiteral(" · ");
    QStringList lines;
    for (const auto& part : legendLine(legend).split(divider)) {
        const QString longer = lines.isEmpty() ? part : lines.last() + divider + part;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= room)
            lines.last() = longer;
        else
            lines << part;
    }
    return lines;
}

}

double legendHeight(const Tile& tile, const Legend& legend)
{
    const auto more = static_cast<double>(legendLines(tile, legend).size() - 1);
    return theme::scaled(18) + more * QFontMetricsF(theme::tileFont()).height();
}

void paintLegend(QPainter& painter, const Tile& tile, const Legend& legend, double top)
{
    if (tile.size.height() >= smallestHeight && tile.size.width() >= smallestWidth)
        paintBar(painter, tile, legend, top);

    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    const QStringList lines = legendLines(tile, legend);
    double baseline =
        tile.size.height() - tile.margin - metrics.descent() - metrics.height() * static_cast<double>(lines.size() - 1);
    for (const auto& line : lines) {
        paintOutlinedText(painter, {(tile.size.width() - metrics.horizontalAdvance(line)) / 2, baseline}, line, font,
                          theme::colour::finding);
        baseline += metrics.height();
    }
}

}
