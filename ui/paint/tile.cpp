#include "ui/paint/tile.h"

#include "ui/theme/colours.h"

#include <QPainter>
#include <QPainterPath>

namespace lantern::paint {

void paintOutlinedText(QPainter& painter, QPointF at, const QString& text, const QFont& font, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addText(at, font, text);
    QColor dark = theme::colour::tile;
    dark.setAlphaF(0.85F);
    painter.strokePath(path, QPen(dark, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(at, text);    // hinted by the font engine, sharper than the filled path
    painter.restore();
}

}
