#include "ui/paint/orientation.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace lantern::paint {

void paintEdgeLetters(QPainter& painter, const Tile& tile, const geometry::EdgeLetters& letters, double foot)
{
    QFont font = theme::tileFont();
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(theme::scaled(14));
    const QFontMetricsF metrics(font);
    const double middleX = tile.size.width() / 2, middleY = tile.size.height() / 2;
    const double beside = tile.margin + theme::scaled(12);    // the scale bar stands nearer to the edge

    const auto paintAt = [&](const std::string& text, auto place) {
        const QString shown = QString::fromStdString(text);
        paintOutlinedText(painter, place(metrics.horizontalAdvance(shown)), shown, font, theme::colour::text);
    };
    const double centred = middleY + metrics.capHeight() / 2;
    paintAt(letters.left, [&](double) { return QPointF(beside, centred); });
    paintAt(letters.right, [&](double width) { return QPointF(tile.size.width() - beside - width, centred); });
    paintAt(letters.top, [&](double width) { return QPointF(middleX - width / 2, tile.margin + metrics.ascent()); });
    paintAt(letters.bottom, [&](double width) {
        const double free = std::max<double>(foot, theme::scaled(20));
        return QPointF(middleX - width / 2, tile.size.height() - tile.margin - free - metrics.descent());
    });
}

}
