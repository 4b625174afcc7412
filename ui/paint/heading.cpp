#include "ui/paint/heading.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QPainter>

namespace lantern::paint {

namespace colour = theme::colour;

double headingHeight() { return theme::scaled(18); }

void paintHeading(QPainter& painter, const Tile& tile, const display::Heading& heading)
{
    const QColor colour(heading.colour[0], heading.colour[1], heading.colour[2]);
    const QRectF bar(0, 0, tile.size.width(), headingHeight());
    painter.fillRect(bar, colour);
    painter.setFont(theme::smallFont());
    painter.setPen(theme::contrast(colour, colour::tile) > 4.5 ? colour::tile : Qt::white);
    const QString words = QFontMetrics(theme::smallFont())
                              .elidedText(QString::fromStdString(heading.words), Qt::ElideMiddle,
                                          static_cast<int>(tile.size.width()) - 16);
    painter.drawText(bar, Qt::AlignCenter, words);
}

}
