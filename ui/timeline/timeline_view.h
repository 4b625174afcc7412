#pragma once

#include "core/record/event.h"
#include "core/record/score_series.h"

#include <QColor>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

namespace lantern::timeline {

class EventList;
struct Mark;

// A patient's history along one axis of real time: lanes of events, and under them what rules and models say of it:
// clinical scores in rows, and each model's risk as steps in a lane of its own; one of these is explained. The wheel
// zooms about the pointer, dragging pans, a double click shows everything. Events of one moment are one mark with their
// number: the tip and, after a click or Enter, a list name them, and Up and Down step through them. What is no fact, or
// was not fed to the model, is hollow. No threads: scoring is done elsewhere and handed in.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

    void setRecord(std::shared_ptr<const record::Record> record);    // null: no record; forgets the scores
    // Each with a row, or a curve where a model made it. Of a model without points the reason stands where no curve is.
    void setScores(std::vector<record::ScoreSeries> scores);
    int scoresHeight() const;    // what rows and further curves add to the height that the view asks for
    void setScoreMessage(const QString& sentence);    // instead of curves: "Scoring...", an error
    void explain(const std::string& id);    // which curve, where it is there
    const record::ScoreSeries* explained() const;    // null: there is no curve
    QColor explainedTone() const;
    void setLoadedStudies(const QSet<QString>& studyUids);    // those that a click can open
    // Marked by a line through all lanes, at the record's own time for it or else at `seconds`; empty: none.
    void setOpenStudy(const QString& studyUid, std::optional<double> seconds = std::nullopt);

    void showAll();
    void showIntensiveCareStay();    // zooms to the scored hours, where there are any

    // Steps through the dated events in their order, those of one moment one after the other; shows where the step led.
    void chooseNext(int step);
    QString chosenWords() const;    // "3 of 12 at this moment: Lactate 4.20 mmol/L, ..."; empty: none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void studyActivated(const QString& studyUid);    // a loaded ImagingStudy was clicked
    void hourChanged(int hour);    // of the explained curve, under the pointer; -1: the pointer left
    void explainedChanged();    // a person chose another curve, or others came

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void pointAt(std::optional<int> hour);
    void chooseCurve(std::size_t index);
    void openEvents(const std::vector<std::size_t>& events, QPoint at);
    QStringList wordsAbout(const std::vector<std::size_t>& events) const;
    double clipRight() const;    // where marks and their words end
    void paintLanes(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;
    void paintEvents(QPainter& painter) const;
    void paintMark(QPainter& painter, const Mark& mark) const;
    void paintMarkWords(QPainter& painter, const Mark& mark, double next, double& textEnd) const;
    void paintScores(QPainter& painter) const;
    void paintScoreNames(QPainter& painter) const;
    void paintCurves(QPainter& painter) const;
    void paintCurve(QPainter& painter, std::size_t index) const;
    void paintMoves(QPainter& painter) const;
    void paintOpenStudy(QPainter& painter) const;
    void paintWords(QPainter& painter) const;

    struct State;
    std::unique_ptr<State> m_state;
    EventList* m_list;
};

}
