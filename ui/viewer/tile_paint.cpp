// What a tile paints over its canvas.
#include "ui/viewer/tile.h"

#include "ui/paint/layers.h"
#include "ui/paint/message_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"
#include "ui/viewer/cine.h"

#include <QPainter>

namespace lantern::viewer {

namespace colour = theme::colour;

void Tile::overpaint(QPainter& painter)
{
    const paint::Tile tile = surface().tile;
    if (!m_viewport->picture())
        return paintMessage(painter, tile, tr("Empty: drop a series here"), {});
    const display::ViewState state = m_viewport->state();
    if (const auto& failure = m_viewport->shown().failure; failure && !isShowingImage())
        paintMessage(painter, tile, tr("This image cannot be shown"), paint::sentence(failure->message));
    else if (!isShowingImage())
        paintMessage(painter, tile, tr("Loading slice %1").arg(m_viewport->slice() + 1), {});
    paint::paintLayers(painter, tile, display::compose(state, m_viewport->sources()));
    if (isShowingImage() && state.hidesOverlays)
        return;
    if (isPlaying() && m_cine->rate() > 0)
        paint::paintOutlinedText(painter,
                                 {tile.size.width() / 2 - theme::scaled(20), tile.size.height() - theme::scaled(54)},
                                 tr("%1 images/s").arg(m_cine->rate(), 0, 'f', 0), theme::tileFont(), colour::text);
}

void Tile::paintMessage(QPainter& painter, const paint::Tile& tile, const QString& headline, const QString& detail)
{
    const QRectF area(tile.size.width() * 0.1, 0, tile.size.width() * 0.8, tile.size.height());
    painter.setFont(theme::textFont());
    painter.setPen(colour::secondText);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                     detail.isEmpty() ? headline : headline + QStringLiteral("\n\n") + detail);
}

}
