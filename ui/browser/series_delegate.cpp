#include "ui/browser/series_delegate.h"

#include "ui/browser/series_model.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"

#include <QImage>
#include <QPainter>

namespace lantern::browser {

namespace colour = theme::colour;
using theme::scaled;

namespace {

SeriesModel::Kind kindOf(const QModelIndex& index)
{
    return static_cast<SeriesModel::Kind>(index.data(SeriesModel::KindRole).toInt());
}

void drawLine(QPainter& painter, QRect& place, const QFont& font, const QColor& colour, const QString& words)
{
    painter.setFont(font);
    painter.setPen(colour);
    const QFontMetrics metrics(font);
    const QRect line(place.left(), place.top(), place.width(), metrics.height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, line.width()));
    place.setTop(line.bottom() + scaled(2));
}

}

void SeriesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (kindOf(index) == SeriesModel::Kind::Series)
        paintSeries(*painter, option, index);
    else if (kindOf(index) == SeriesModel::Kind::Object)
        paintObject(*painter, option, index);
    else
        paintHeading(*painter, option, index);
    painter->restore();
}

void SeriesDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isPatient = kindOf(index) == SeriesModel::Kind::Patient;
    if (isPatient && index.row() > 0) {
        painter.setPen(colour::hairline);
        painter.drawLine(option.rect.topLeft(), option.rect.topRight());
    }
    if (m_rail)
        return;
    QRect place = option.rect.adjusted(scaled(12), scaled(isPatient ? 8 : 2), -scaled(8), 0);
    if (isPatient) {
        QFont bold = theme::textFont();
        bold.setWeight(QFont::DemiBold);
        drawLine(painter, place, bold, colour::text, index.data(SeriesModel::TitleRole).toString());
    } else {
        drawLine(painter, place, theme::smallFont(), colour::secondText, index.data(SeriesModel::TitleRole).toString());
    }
}

QRect SeriesDelegate::pictureRect(const QRect& row) const
{
    const int edge = scaled(m_rail ? 48 : 64);
    return {row.left() + scaled(m_rail ? 8 : 12), row.top() + scaled(4), edge, edge};
}

QRect SeriesDelegate::badgeRect(const QRect& row) const
{
    const QRect picture = pictureRect(row);
    const int mark = scaled(16);
    return {picture.right() - mark + 1, picture.bottom() - mark + 1, mark, mark};
}

// What is listed and not drawn has words alone, set in as far as the words of the series.
void SeriesDelegate::paintObject(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (m_rail)
        return;
    QRect place = option.rect;
    place.setLeft(pictureRect(option.rect).left());
    place.setRight(option.rect.right() - scaled(6));
    place.setTop(option.rect.top() + scaled(2));
    drawLine(painter, place, theme::textFont(), colour::text, index.data(SeriesModel::TitleRole).toString());
    drawLine(painter, place, theme::smallFont(), colour::secondText, index.data(SeriesModel::DetailRole).toString());
    drawLine(painter, place, theme::smallFont(), colour::secondText, index.data(SeriesModel::CountRole).toString());
}

void SeriesDelegate::paintSeries(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isShown = index.data(SeriesModel::ShownRole).toBool();
    if (isSelected)
        painter.fillRect(option.rect, colour::raised);

    const QRect picture = pictureRect(option.rect);
    painter.fillRect(picture, colour::tile);
    if (const QImage image = index.data(SeriesModel::ThumbnailRole).value<QImage>(); !image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(picture, image);
    }
    // A ring says that a tile shows it; the row's focus has its own, round the row.
    if (isShown) {
        painter.setPen(QPen(colour::selection, 2));
        painter.drawRect(picture.adjusted(-1, -1, 1, 1));
    }

    const QStringList warnings = index.data(SeriesModel::WarningsRole).toStringList();
    if (!warnings.isEmpty()) {
        const QRect corner = badgeRect(option.rect);
        painter.fillRect(corner, colour::panel);
        painter.drawPixmap(corner,
                           theme::iconPixmap(theme::Icon::AlertTriangle, colour::finding, corner.width(),
                                             painter.device()->devicePixelRatioF()));
    }

    if (!m_rail) {
        QRect place = option.rect;
        place.setLeft(picture.right() + scaled(10));
        place.setRight(option.rect.right() - scaled(6));
        place.setTop(picture.top() + scaled(2));
        drawLine(painter, place, theme::textFont(), colour::text, index.data(SeriesModel::TitleRole).toString());
        drawLine(painter, place, theme::smallFont(), colour::secondText,
                 index.data(SeriesModel::DetailRole).toString());
        drawLine(painter, place, theme::smallFont(), colour::secondText, index.data(SeriesModel::CountRole).toString());
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(colour::selection, 2));
        painter.drawRect(option.rect.adjusted(2, 1, -2, -1));
    }
}

QSize SeriesDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    switch (kindOf(index)) {
    case SeriesModel::Kind::Patient:
        return {scaled(40), m_rail ? scaled(4) : scaled(8) + QFontMetrics(theme::textFont()).height() + scaled(2)};
    case SeriesModel::Kind::Study:
        return {scaled(40), m_rail ? scaled(4) : scaled(6) + QFontMetrics(theme::smallFont()).height()};
    case SeriesModel::Kind::Series: return {scaled(40), scaled(m_rail ? 56 : 72)};
    case SeriesModel::Kind::Object:
        return {scaled(40),
                m_rail ? 0
                       : scaled(8) + QFontMetrics(theme::textFont()).height()
                        + 2 * (QFontMetrics(theme::smallFont()).height() + scaled(2))};
    }
    return {};
}

}
