#pragma once

#include "core/measure/book.h"
#include "core/measure/wording.h"

#include <QObject>
#include <QString>

namespace lantern::measurements {

// The book as the window has it: it says what happened, and which measurement is chosen. Lives on the
// GUI thread and knows no widget, so that tiles, list and keys all speak to the same one.
class MeasurementBook : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const measure::Book& book() const { return m_book; }

    int add(measure::Measurement measurement);    // becomes the chosen one
    void change(int id, measure::Shape shape, measure::MeasurementValues figures);
    void remove(int id);
    void clear(const QString& studyUid);
    void undo();
    void redo();

    void open(const QString& studyUid, std::vector<measure::Measurement> kept);
    void closeAll();

    int chosen() const { return m_chosen; }    // 0: none
    void choose(int id);

    measure::LengthUnit unit() const { return m_unit; }
    void setUnit(measure::LengthUnit unit);
    measure::Wording wording() const;

Q_SIGNALS:
    void changed(const QString& studyUid);    // measured, moved, deleted, or brought from the disk
    void edited(const QString& studyUid);    // by a person: to be kept
    void chosenChanged(int id);
    void unitChanged();

private:
    void tell(const std::string& studyUid);

    measure::Book m_book;
    int m_chosen = 0;
    measure::LengthUnit m_unit = measure::LengthUnit::Millimetre;
};

}
