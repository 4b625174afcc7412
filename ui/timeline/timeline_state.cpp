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

const session::RiskPoint* TimelineView::State::pointAt(double x) const
{
    if (!risk || risk->points.empty() || x < axis.left())
        return nullptr;
    const session::RiskPoint* latest = nullptr;
    for (const auto& point : risk->points)
        if (axis.pixelFromSeconds(double(point.time.seconds)) <= x)
            latest = &point;
    const bool isAfter = axis.secondsFromPixel(x) > double(risk->points.back().time.seconds) + 3600;
    return isAfter ? nullptr : latest;
}

const session::RiskPoint* TimelineView::State::shownPoint() const
{
    if (!risk || risk->state != session::RiskCurve::State::Scored || risk->points.empty())
        return nullptr;
    for (const auto& point : risk->points)
        if (hour && point.hour == *hour)
            return &point;
    return &risk->points.back();
}

std::optional<TimelineView::State::PlaceOfScore> TimelineView::State::scoreAt(const QPoint& at, const QSize& size) const
{
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!scoreRow(i, size).contains(at))
            continue;
        const record::ScorePoint* latest = nullptr;
        for (const auto& point : scores[i].along.points)
            if (axis.pixelFromSeconds(double(point.time.seconds)) <= at.x() + theme::scaled(3))
                latest = &point;
        return latest ? std::optional(PlaceOfScore{&scores[i], latest}) : std::nullopt;
    }
    return std::nullopt;
}

}
