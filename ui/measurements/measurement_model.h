#pragma once

#include "ui/measurements/measurement_book.h"

#include <QAbstractTableModel>
#include <functional>

namespace lantern::measurements {

// Where a measurement lies in its series, for people: "41"; empty where its picture is not open.
using SliceText = std::function<QString(const measure::Measurement&)>;

// The measurements of one study as rows, in the words of the picture.
class MeasurementModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, Slice, ColumnCount };

    MeasurementModel(const MeasurementBook& book, QObject* parent);

    void setStudy(const QString& studyUid);
    void setSliceText(SliceText text);
    void refresh();
    const measure::Measurement* at(int row) const;
    int rowOf(int id) const;    // -1 where it is not here
    const std::vector<measure::Measurement>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const MeasurementBook& m_book;
    QString m_study;
    SliceText m_sliceText;
    std::vector<measure::Measurement> m_rows;
};

}
