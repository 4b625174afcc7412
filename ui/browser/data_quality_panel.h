#pragma once

#include "core/dicom/warning.h"

#include <QFrame>

class QLabel;
class QToolButton;
class QTreeWidget;

namespace lantern::browser {

// "What is unusual here": every anomaly that was met in a series, in plain words, by kind, with the
// section of the standard that speaks of it. Says so in one quiet line where there is none.
class DataQualityPanel : public QFrame {
    Q_OBJECT
public:
    explicit DataQualityPanel(QWidget* parent = nullptr);

    void setSeries(const QString& title, dicom::Warnings warnings);    // an empty title: no series
    QTreeWidget& list() { return *m_list; }

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void fitList();

    QLabel *m_title, *m_nothing;
    QToolButton* m_close;
    QTreeWidget* m_list;
    QString m_series;
    dicom::Warnings m_warnings;
};

QString kindText(dicom::WarningKind kind);

}
