#pragma once

#include "ui/measurements/measurement_model.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace lantern::measurements {

// The list of what was measured in the study on screen: a click goes there.
class MeasurementsPanel : public QWidget {
    Q_OBJECT
public:
    explicit MeasurementsPanel(MeasurementBook& book, QWidget* parent = nullptr);

    void setStudy(const QString& studyUid);
    QString study() const { return m_study; }
    void setSliceText(SliceText text) { m_model->setSliceText(std::move(text)); }
    const MeasurementModel& model() const { return *m_model; }
    QString tableText() const;    // for the clipboard: tabs between, a line each

Q_SIGNALS:
    void activated(int id);    // to be shown
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void refresh();
    void showChosen();
    int current() const;    // id, 0 for none

    MeasurementBook& m_book;
    QString m_study;
    MeasurementModel* m_model;
    QLabel *m_title, *m_empty;
    QTableView* m_table;
    QToolButton *m_copy, *m_export, *m_delete;
    bool m_isFollowing = false;    // the table moves because another was chosen elsewhere
};

}
