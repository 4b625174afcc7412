#include "ui/findings/findings_model.h"

#include "ui/findings/outcome_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QLocale>
#include <QPainter>

namespace lantern::findings {

namespace colour = theme::colour;
using theme::scaled;

void FindingsModel::setOutcome(const nn::Outcome& outcome)
{
    beginResetModel();
    m_findings = outcome.findings;
    m_labels = outcome.labels;
    m_threshold = outcome.threshold;
    endResetModel();
}

QString FindingsModel::labelOf(const nn::Finding& finding) const
{
    const auto text = nn::textOf(m_labels, finding.label, QLocale().bcp47Name().toStdString());
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void FindingsModel::retranslate()
{
    if (!m_findings.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const nn::Finding& finding = m_findings[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return labelOf(finding);
    case NumberRole: return index.row() + 1;
    case ProbabilityRole: return finding.probability;
    case ThresholdRole: return m_threshold;
    case PlaceRole: return placeOf(finding);
    case Qt::ToolTipRole:
        if (!finding.patient)
            return data(index, Qt::AccessibleTextRole);
        return tr("%1, probability %2, at x %3, y %4, z %5 mm")
            .arg(labelOf(finding))
            .arg(finding.probability, 0, 'f', 2)
            .arg(finding.patient->x, 0, 'f', 1)
            .arg(finding.patient->y, 0, 'f', 1)
            .arg(finding.patient->z, 0, 'f', 1);
    case Qt::AccessibleTextRole:
        return tr("Mark %1: %2, probability %3, %4")
            .arg(index.row() + 1)
            .arg(labelOf(finding))
            .arg(finding.probability, 0, 'f', 2)
            .arg(placeOf(finding));
    default: return {};
    }
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        painter->fillRect(option.rect, colour::raised);
    const QRect area = option.rect.adjusted(scaled(8), scaled(4), -scaled(8), -scaled(4));
    const QRect upper(area.left(), area.top(), area.width(), area.height() / 2);
    const QRect lower(area.left(), upper.bottom() + 1, area.width(), area.height() - upper.height());

    painter->setFont(theme::textFont());
    painter->setPen(colour::text);
    painter->drawText(
        upper, Qt::AlignLeft | Qt::AlignVCenter,
        QStringLiteral("%1  %2").arg(index.data(FindingsModel::NumberRole).toInt()).arg(index.data().toString()));

    // The number, its bar and the tick where the threshold lies.
    const double probability = index.data(FindingsModel::ProbabilityRole).toDouble();
    const double threshold = index.data(FindingsModel::ThresholdRole).toDouble();
    const int barWidth = scaled(72), barHeight = scaled(6);
    const QRect bar(area.right() - barWidth, upper.center().y() - barHeight / 2, barWidth, barHeight);
    painter->fillRect(bar, colour::hairline);
    painter->fillRect(QRect(bar.left(), bar.top(), qRound(barWidth * probability), barHeight), colour::finding);
    const int tick = bar.left() + qRound(barWidth * threshold);
    painter->fillRect(QRect(tick - 1, bar.top() - scaled(3), 2, barHeight + scaled(6)), colour::text);
    painter->drawText(QRect(bar.left() - scaled(48), upper.top(), scaled(40), upper.height()),
                      Qt::AlignRight | Qt::AlignVCenter, QString::number(probability, 'f', 2));

    painter->setFont(theme::smallFont());
    painter->setPen(colour::secondText);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter, index.data(FindingsModel::PlaceRole).toString());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colour::selection, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {scaled(200), scaled(44)};
}

}
