#include "ui/measurements/measurement_model.h"

#include "ui/paint/measurements.h"

#include <algorithm>

namespace lantern::measurements {

MeasurementModel::MeasurementModel(const MeasurementBook& book, QObject* parent)
    : QAbstractTableModel(parent)
    , m_book(book)
{
    connect(&book, &MeasurementBook::changed, this, [this](const QString& study) {
        if (study.isEmpty() || study == m_study)
            refresh();
    });
    connect(&book, &MeasurementBook::unitChanged, this, &MeasurementModel::refresh);
}

void MeasurementModel::setStudy(const QString& studyUid)
{
    if (studyUid == m_study)
        return;
    m_study = studyUid;
    refresh();
}

void MeasurementModel::setSliceText(SliceText text)
{
    m_sliceText = std::move(text);
    refresh();
}

void MeasurementModel::refresh()
{
    beginResetModel();
    m_rows = m_book.book().ofStudy(m_study.toStdString());
    endResetModel();
}

const measure::Measurement* MeasurementModel::at(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int MeasurementModel::rowOf(int id) const
{
    const auto found = std::ranges::find(m_rows, id, &measure::Measurement::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int MeasurementModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MeasurementModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant MeasurementModel::data(const QModelIndex& index, int role) const
{
    const measure::Measurement* measurement = at(index.row());
    if (!measurement)
        return {};
    const auto lines = measure::linesOf(measurement->figures, m_book.wording());
    if (role == Qt::ToolTipRole) {
        QStringList all;
        for (const auto& line : lines)
            all << QString::fromStdString(line);
        return all.join('\n');
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return QStringLiteral("%1  %2")
            .arg(measurement->number)
            .arg(QString::fromStdString(measure::titleOf(measurement->shape.kind, m_book.wording())));
    case Value: {
        // Of an area the mean is what is looked for.
        const auto& figures = measurement->figures;
        const bool hasMean = (figures.values && figures.values->statistics.count > 0)
            || (figures.colours && figures.colours->front().count > 0);
        const std::size_t line = hasMean && lines.size() > 1 ? 1 : 0;
        return lines.empty() ? QString() : QString::fromStdString(lines[line]);
    }
    case Slice: return m_sliceText ? m_sliceText(*measurement) : QString();
    default: return {};
    }
}

QVariant MeasurementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Kind");
    case Value: return tr("Value");
    case Slice: return tr("Slice");
    default: return {};
    }
}

}
