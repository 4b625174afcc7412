#pragma once

#include "ui/viewer/stack/stack.h"

#include <QElapsedTimer>
#include <QTimer>
#include <optional>

namespace lantern::viewer {

// Something that moved while it was taken, and is to be seen moving: a clip of ultrasound, a run of angiography or
// fluoroscopy, an endoscopy. Its frames lie in one object and have no places of their own in the patient.
bool isCine(const dicom::Series& series);

// Plays a stack as a film: which picture comes next, and when, as its file wants it.
class Cine : public QObject {
    Q_OBJECT
public:
    explicit Cine(QObject* parent);

    void play(const dicom::Instance& film);
    void stop();
    bool isPlaying() const { return m_timer.isActive(); }
    double rate() const { return m_rate; }    // achieved, images a second; 0 before the first step

    int next(const Stack& stack, int slice);    // asked once a step: where the film turns is kept
    void stepped(const dicom::FrameRef& to);    // this one is shown now, and stays as long as its file says

Q_SIGNALS:
    void due();    // the next picture is to be shown

private:
    QTimer m_timer;
    QElapsedTimer m_sinceStep;
    double m_rate = 0;
    int m_direction = 1;    // -1 on the way back, where the film plays back and forth
};

}
