#include "ui/timeline/timeline_state.h"

#include <array>
#include <cmath>

namespace lantern::timeline {

using record::Event;
using record::Kind;

Lane laneOf(const Event& event)
{
    switch (event.kind) {
    case Kind::Imaging: return Imaging;
    case Kind::Report:
        switch (event.department) {
        case record::Department::Imaging: return Imaging;
        case record::Department::Laboratory: return LabsAndVitals;
        case record::Department::Other: return Encounters;
        }
        return Encounters;
    case Kind::Encounter:
    case Kind::Procedure: return Encounters;
    case Kind::Condition:
    case Kind::Allergy: return Conditions;
    case Kind::Drug:
    case Kind::Immunization: return Drugs;
    case Kind::Lab:
    case Kind::Vital:
    case Kind::Other: return LabsAndVitals;
    }
    return LabsAndVitals;
}

std::vector<Mark> TimelineView::State::marks() const
{
    std::vector<Mark> marks;
    if (!record)
        return marks;
    const double together = theme::scaled(3);
    std::array<std::ptrdiff_t, laneCount> last;    // the mark of each lane that is being filled
    last.fill(-1);
    for (std::size_t i = 0; i < record->events.size(); ++i) {    // they are sorted by time
        const auto& event = record->events[i];
        if (!isDated(event))
            continue;
        const double x = axis.pixelFromSeconds(double(event.time.seconds));
        const auto lane = laneOf(event);
        auto& open = last[std::size_t(lane)];
        if (open < 0 || x - marks[std::size_t(open)].pixel > together) {
            open = std::ptrdiff_t(marks.size());
            marks.push_back({lane, x, {}});
        }
        marks[std::size_t(open)].events.push_back(i);
    }
    return marks;
}

std::vector<std::size_t> TimelineView::State::eventsAt(const QPoint& at) const
{
    if (!record || at.x() < axis.left())
        return {};
    const int lane = at.y() / theme::scaled(20);
    std::vector<std::size_t> nearest;
    double distance = theme::scaled(6);
    for (auto& mark : marks())
        if (mark.lane == lane && std::abs(mark.pixel - at.x()) <= distance) {
            distance = std::abs(mark.pixel - at.x());
            nearest = std::move(mark.events);
        }
    if (!nearest.empty())
        return nearest;
    for (std::size_t i = 0; i < record->events.size(); ++i) {
        const auto& event = record->events[i];
        if (isDated(event) && event.end && laneOf(event) == lane
            && axis.pixelFromSeconds(double(event.time.seconds)) <= at.x()
            && axis.pixelFromSeconds(double(event.end->seconds)) >= at.x())
            nearest.push_back(i);
    }
    return nearest;
}

QStringList TimelineView::State::studiesOf(const std::vector<std::size_t>& events) const
{
    QStringList studies;
    for (const auto i : events)
        if (const auto study = said(record->events[i].studyUid);
            record->events[i].kind == Kind::Imaging && loaded.contains(study) && !studies.contains(study))
            studies.append(study);
    return studies;
}

std::optional<std::size_t> TimelineView::State::curveAt(const QPoint& at, const QSize& size) const
{
    for (std::size_t i = 0; i < curves.size() && message.isEmpty(); ++i)
        if (QRectF(0, curve(i, size).top(), size.width(), curve(i, size).height()).contains(at))
            return i;
    return std::nullopt;
}

const record::ScorePoint* TimelineView::State::pointAt(const record::ScoreSeries& curve, double x) const
{
    if (x < axis.left())
        return nullptr;
    const record::ScorePoint* latest = nullptr;
    for (const auto& point : curve.points)
        if (axis.pixelFromSeconds(double(point.time.seconds)) <= x)
            latest = &point;
    const bool isAfter = axis.secondsFromPixel(x) > double(curve.points.back().time.seconds) + 3600;
    return isAfter ? nullptr : latest;
}

const record::ScorePoint* TimelineView::State::shownPoint() const
{
    const auto* curve = explainedCurve();
    if (!curve)
        return nullptr;
    for (const auto& point : curve->points)
        if (hour && record::hourOf(*curve, point) == *hour)
            return &point;
    return &curve->points.back();
}

std::optional<TimelineView::State::PlaceOfScore> TimelineView::State::scoreAt(const QPoint& at, const QSize& size) const
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!scoreRow(i, size).contains(at))
            continue;
        const record::ScorePoint* latest = nullptr;
        for (const auto& point : rows[i].points)
            if (axis.pixelFromSeconds(double(point.time.seconds)) <= at.x() + theme::scaled(3))
                latest = &point;
        return latest ? std::optional(PlaceOfScore{&rows[i], latest}) : std::nullopt;
    }
    if (const auto index = curveAt(at, size); index && at.x() >= axis.left())
        if (const auto* point = pointAt(curves[*index], at.x()))
            return PlaceOfScore{&curves[*index], point};
    return std::nullopt;
}

}
