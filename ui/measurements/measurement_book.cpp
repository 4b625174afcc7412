#include "ui/measurements/measurement_book.h"

#include "ui/paint/measurements.h"

namespace lantern::measurements {

void MeasurementBook::tell(const std::string& studyUid)
{
    if (m_chosen != 0 && !m_book.find(m_chosen))
        choose(0);
    const QString study = QString::fromStdString(studyUid);
    Q_EMIT changed(study);
    Q_EMIT edited(study);
}

int MeasurementBook::add(measure::Measurement measurement)
{
    const std::string study = measurement.studyUid;
    const int id = m_book.add(std::move(measurement));
    tell(study);
    choose(id);
    return id;
}

void MeasurementBook::change(int id, measure::Shape shape, measure::MeasurementValues figures)
{
    const measure::Measurement* before = m_book.find(id);
    if (!before || before->shape == shape)
        return;
    const std::string study = before->studyUid;
    m_book.change(id, std::move(shape), std::move(figures));
    tell(study);
}

void MeasurementBook::remove(int id)
{
    const measure::Measurement* measurement = m_book.find(id);
    if (!measurement)
        return;
    const std::string study = measurement->studyUid;
    m_book.remove(id);
    tell(study);
}

void MeasurementBook::clear(const QString& studyUid)
{
    m_book.clear(studyUid.toStdString());
    tell(studyUid.toStdString());
}

void MeasurementBook::undo()
{
    if (const auto study = m_book.undo())
        tell(*study);
}

void MeasurementBook::redo()
{
    if (const auto study = m_book.redo())
        tell(*study);
}

void MeasurementBook::open(const QString& studyUid, std::vector<measure::Measurement> kept)
{
    m_book.open(studyUid.toStdString(), std::move(kept));
    Q_EMIT changed(studyUid);
}

void MeasurementBook::closeAll()
{
    choose(0);
    m_book.closeAll();
    Q_EMIT changed({});
}

void MeasurementBook::choose(int id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    Q_EMIT chosenChanged(id);
}

void MeasurementBook::setUnit(measure::LengthUnit unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    Q_EMIT unitChanged();
}

measure::Wording MeasurementBook::wording() const { return paint::wording(m_unit); }

}
