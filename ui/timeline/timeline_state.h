#pragma once

#include "core/record/event.h"
#include "core/record/score_series.h"
#include "ui/theme/type.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_view.h"

#include <QPoint>
#include <QRectF>
#include <QStringList>
#include <algorithm>
#include <set>

// What a timeline shows and where on it things stand; seen by the view's own files alone.
namespace lantern::timeline {

enum Lane { Imaging, Encounters, Conditions, Drugs, LabsAndVitals, laneCount };

Lane laneOf(const record::Event& event);    // which lane shows an event

// What is drawn as one: the events of a lane that stand at one place of the axis.
struct Mark {
    Lane lane = Imaging;
    double pixel = 0;
    std::vector<std::size_t> events;    // indices in Record::events, by time
};

inline constexpr int scoreHeight = 26;    // of a score's row, logical pixels
inline constexpr int curveHeight = 64;    // what each model's curve after the first adds

inline bool isDated(const record::Event& event) { return event.time.precision != record::Precision::Unknown; }
inline QString said(const std::string& text) { return QString::fromStdString(text); }

struct TimelineView::State {
    std::shared_ptr<const record::Record> record;
    std::vector<record::ScoreSeries> rows;    // of published rules; each has points
    std::vector<record::ScoreSeries> curves;    // of models; each has points
    std::vector<record::ScoreSeries> unscored;    // of models, each with a reason
    std::size_t explained = 0;    // which curve
    QString message, openStudy;
    std::optional<double> openSeconds;    // where the record does not say when the open study was
    std::optional<int> hour;    // under the pointer
    QSet<QString> loaded;
    TimeAxis axis;
    std::optional<QPoint> pressedAt, lastMove, pointer;
    bool hasDragged = false;

    QRectF lane(int index, int width) const
    {
        return {0, double(index) * theme::scaled(20), double(width), double(theme::scaled(20))};
    }
    QRectF scoreRow(std::size_t index, const QSize& size) const
    {
        const double top = laneCount * theme::scaled(20), height = theme::scaled(scoreHeight);
        return {axis.left(), top + double(index) * height, size.width() - theme::scaled(8) - axis.left(), height};
    }
    QRectF curveArea(const QSize& size) const    // of all curves together
    {
        const double top =
            laneCount * theme::scaled(20) + double(rows.size()) * theme::scaled(scoreHeight) + theme::scaled(2);
        return {axis.left(), top, axis.right() - axis.left(), std::max(10.0, size.height() - top - theme::scaled(18))};
    }
    QRectF curve(std::size_t index, const QSize& size) const
    {
        const QRectF area = curveArea(size);
        const double gap = theme::scaled(6),
                     each = (area.height() + gap) / double(std::max<std::size_t>(1, curves.size()));
        return {area.left(), area.top() + double(index) * each, area.width(), std::max(4.0, each - gap)};
    }
    std::optional<std::size_t> curveAt(const QPoint& at, const QSize& size) const;
    static double yOf(const record::ScoreSeries& curve, double value, const QRectF& area)
    {
        const double share = std::clamp((value - curve.lowest) / (curve.highest - curve.lowest), 0.0, 1.0);
        return area.bottom() - share * area.height();
    }
    const record::ScoreSeries* explainedCurve() const
    {
        return explained < curves.size() && message.isEmpty() ? &curves[explained] : nullptr;
    }

    std::set<std::size_t> leftOut;    // values that the model was not fed
    std::optional<std::size_t> chosen;    // the event that the keys have come to

    std::vector<Mark> marks() const;    // of every lane from left to right
    // The nearest mark of the lane there, else the events whose span runs there, else none.
    std::vector<std::size_t> eventsAt(const QPoint& at) const;
    bool isHollow(std::size_t event) const { return !record->events[event].isFact() || leftOut.contains(event); }
    // The studies among some events that a click can open.
    QStringList studiesOf(const std::vector<std::size_t>& events) const;
    // The point of a curve whose hour had begun at this pixel; none before and well after the stay.
    const record::ScorePoint* pointAt(const record::ScoreSeries& curve, double x) const;
    const record::ScorePoint* shownPoint()
        const;    // of the explained curve: of the hour under the pointer, else the last
    struct PlaceOfScore {
        const record::ScoreSeries* score;
        const record::ScorePoint* point;
    };
    // The newest point at this place of a row or a curve; nothing elsewhere and before its first.
    std::optional<PlaceOfScore> scoreAt(const QPoint& at, const QSize& size) const;
};

}
