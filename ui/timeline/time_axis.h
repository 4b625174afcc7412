#pragma once

#include "core/record/event.h"

#include <QString>
#include <cstdint>
#include <functional>
#include <vector>

namespace lantern::timeline {

// Which stretch of time lies across which pixels. Seconds as in record::Moment.
class TimeAxis {
public:
    void setPixels(double left, double right);
    void setBounds(double earliest, double latest);    // the whole record; shows it all
    void show(double from, double to);
    void showAll();
    void zoomAt(double pixel, double factor);    // the moment under the pixel stays there
    void panBy(double pixels);

    double pixelFromSeconds(double seconds) const;
    double secondsFromPixel(double pixel) const;
    double from() const { return m_from; }
    double to() const { return m_to; }
    double left() const { return m_left; }
    double right() const { return m_right; }

    struct Tick {
        double pixel;
        QString text;
    };
    std::vector<Tick> ticks(record::Clock clock) const;    // real time, at round moments

private:
    void keepInside();

    double m_left = 0, m_right = 1;
    double m_earliest = 0, m_latest = 1;
    double m_from = 0, m_to = 1;
};

// Where a tick's words begin: behind its line; or before it, where they would be cut off at `right`.
struct TickWords {
    double left;
    QString text;
};

// Words that would lie over those of the next tick are left out. `widthOf` measures them, in the pixels of the ticks.
std::vector<TickWords> wordsOf(const std::vector<TimeAxis::Tick>& ticks, double right, double gap,
                               const std::function<double(const QString&)>& widthOf);

}
