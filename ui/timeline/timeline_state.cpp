#include "ui/timeline/timeline_state.h"

#include <cmath>

namespace lantern::timeline {

using record::Event;
using record::Kind;

Lane laneOf(Kind kind)
{
    switch (kind) {
    case Kind::Imaging:
    case Kind::Report: return Imaging;
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

const Event* TimelineView::State::eventAt(const QPoint& at) const
{
    if (!record || at.x() < axis.left())
        return nullptr;
    const int lane = at.y() / theme::scaled(20);
    const Event* nearest = nullptr;
    double distance = theme::scaled(6);
    const Event* span = nullptr;
    for (const auto& event : record->events) {
        if (!isDated(event) || laneOf(event.kind) != lane)
            continue;
        const double x = axis.pixelFromSeconds(double(event.time.seconds));
        if (std::abs(x - at.x()) <= distance) {
            distance = std::abs(x - at.x());
            nearest = &event;
        }
        if (event.end && x <= at.x() && axis.pixelFromSeconds(double(event.end->seconds)) >= at.x())
            span = &event;
    }
    return nearest ? nearest : span;
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

}
