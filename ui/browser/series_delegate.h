#pragma once

#include <QStyledItemDelegate>

namespace lantern::browser {

// Draws a row of the browser: a heading, or a series with its picture. In the rail only pictures
// are left, and headings are hairlines.
class SeriesDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setRail(bool rail) { m_rail = rail; }
    QRect badgeRect(const QRect& row) const;    // of the mark that something is unusual

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintSeries(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintObject(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    QRect pictureRect(const QRect& row) const;

    bool m_rail = false;
};

}
