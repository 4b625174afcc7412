#pragma once

#include "ui/shell/record_desk.h"

#include <QFrame>
#include <QSet>

class QLabel;
class QToolButton;

namespace lantern::timeline {
class MovesList;
class TimelineView;
}

namespace lantern::shell {

class RecordPicker;

// The strip at the bottom: whose history it is, the lanes with the risk under them, and beside them
// what moved the risk at the hour under the pointer. It shows the record of the patient on the screen;
// another patient's only where a person asks for it, and then says so.
class TimelinePanel : public QFrame {
    Q_OBJECT
public:
    explicit TimelinePanel(RecordDesk& records, QWidget* parent = nullptr);

    void setPatient(dicom::InstancePtr instance);    // of the active tile; null: nobody
    void setLoadedStudies(const QSet<QString>& studyUids);
    void choose(RecordPtr record);    // by a person; null: the patient's own again
    void refresh();    // records came or went

    RecordPtr shown() const { return m_shown; }
    bool isForeign() const;    // the record shown is of somebody else than the patient on the screen

    void setOpen(bool open);
    bool isOpen() const { return m_isOpen; }
    void setShowsScores(bool shows);
    bool showsScores() const;

Q_SIGNALS:
    void openChanged(bool open);
    void studyActivated(const QString& studyUid);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(RecordPtr record);
    void showRisk();
    void showScores();
    void fitHeight();
    void markOpenStudy();
    void retranslate();

    RecordDesk& m_records;
    QToolButton *m_title, *m_chooser, *m_all, *m_stay, *m_scores;
    QLabel* m_whose;
    RecordPicker* m_picker;
    QWidget* m_body;
    timeline::TimelineView* m_view;
    timeline::MovesList* m_moves;
    dicom::InstancePtr m_instance;
    RecordPtr m_shown, m_chosen;
    RecordDesk::Found m_found;    // of the patient on the screen
    bool m_isOpen = true;
    bool m_wasZoomed = false;    // to the stay, once a record
};

}
