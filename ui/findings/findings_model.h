#pragma once

#include "core/nn/outcome.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace lantern::findings {

// A model's marks, highest probability first.
class FindingsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ProbabilityRole = Qt::UserRole, ThresholdRole, PlaceRole, NumberRole };
    using QAbstractListModel::QAbstractListModel;

    void setOutcome(const nn::Outcome& outcome);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString labelOf(const nn::Finding& finding) const;    // in the window's language

    std::vector<nn::Finding> m_findings;
    std::vector<nn::Label> m_labels;
    double m_threshold = 0;
};

// Draws "1 Nodule  0.92 [====|==]  slice 41".
class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}
