#pragma once

#include "ui/shell/workspace/record_workspace.h"

#include <QFrame>
#include <QSet>

class QLabel;
class QMenu;
class QToolButton;

namespace lantern::timeline {
class ContributionsList;
class TimelineView;
}

namespace lantern::shell {

class RecordPicker;

// The strip at the bottom: whose history it is, the lanes with scores and risks under them, and beside them
// what moved the explained risk at the hour under the pointer. A menu lists every score, to be switched on and off. It
// shows the record of the patient on the screen; another patient's only where a person asks for it, and then says so.
class TimelinePanel : public QFrame {
    Q_OBJECT
public:
    explicit TimelinePanel(RecordWorkspace& records, QWidget* parent = nullptr);

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
    void setHiddenScores(const QStringList& ids);    // of rules and models, switched off one by one
    const QStringList& hiddenScores() const { return m_hidden; }

Q_SIGNALS:
    void openChanged(bool open);
    void studyActivated(const QString& studyUid);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(RecordPtr record);
    void showScores();
    void fillScoreMenu();
    std::vector<record::ScoreSeries> allScores() const;    // of rules, then of models
    void fitHeight();
    void markOpenStudy();
    void retranslate();

    RecordWorkspace& m_records;
    QToolButton *m_title, *m_chooser, *m_all, *m_stay, *m_scores;
    QLabel* m_whose;
    RecordPicker* m_picker;
    QWidget* m_body;
    timeline::TimelineView* m_view;
    timeline::ContributionsList* m_moves;
    QMenu* m_scoreMenu;
    std::vector<record::ScoreSeries> m_ruled;    // the published rules, of the record shown
    QStringList m_hidden;
    dicom::InstancePtr m_instance;
    RecordPtr m_shown, m_chosen;
    RecordWorkspace::Found m_found;    // of the patient on the screen
    bool m_isOpen = true;
    bool m_wasZoomed = false;    // to the stay, once a record
};

}
