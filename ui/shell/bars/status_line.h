#pragma once

#include "ui/viewer/tile.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace lantern::shell {

class TaskList;

// The line at the bottom: what is being worked on, with progress and Cancel, and at the right the
// value under the pointer with its unit and its place in the patient.
class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(TaskList& jobs, QWidget* parent = nullptr);

    void setLoading(int loaded, int total);    // slices of the active series; equal: all there
    void setNote(const QString& note);    // shown when nothing is worked on
    void showPointer(const viewer::PointerFacts& facts);
    void clearPointer();

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    TaskList& m_jobs;
    QLabel *m_text, *m_pointer;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    int m_loaded = 0, m_total = 0;
    QString m_note;
};

QString pointerText(const viewer::PointerFacts& facts);    // "-642 HU   x -83.2  y 12.6  z -112.0 mm"

}
