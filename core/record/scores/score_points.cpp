#include "core/record/scores/score_points.h"

#include "core/record/messages.h"

namespace lantern::record {

ScoreAlongTime pointsAlong(const Record& record, const Message& title, std::span<const PointsInput> inputs, int hours,
                           int fromAge)
{
    ScoreAlongTime along;
    std::vector<ScoreInput> wanted;
    for (const auto& one : inputs)
        wanted.push_back(one.input);
    const ScoreValues values(record, wanted, Precision::Minute);
    if (values.withoutPlace() > 0)
        along.notes.push_back(messages::ScoreLeavesOutZoneless(values.withoutPlace()));

    Messages missing;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (inputs[i].isNeeded && !values.has(i))
            missing.push_back(inputs[i].input.title);
    if (!missing.empty()) {
        along.reason = messages::ScoreLacksValues(title, std::move(missing));
        return along;
    }
    const PatientAge age(record);
    along.reason = messages::ScoreValuesLieApart(title, hours);
    for (const auto& time : values.times()) {
        auto point = pointAt(time, 0, {});
        bool isWhole = true;
        for (std::size_t i = 0; i < inputs.size() && isWhole; ++i) {
            const auto* value = values.latest(i, time, std::int64_t(hours) * 3600);
            isWhole = value || !inputs[i].isNeeded;
            if (!value)
                continue;
            const double points = inputs[i].points(value->value);
            point.value += points;
            point.parts.push_back({inputs[i].input.title, points, value->event});
        }
        if (!isWhole)
            continue;
        if (const auto years = age.at(time); years && *years < fromAge) {
            along.reason = messages::ScoreIsForOlder(title, fromAge, int(*years));
            continue;
        }
        point.low = point.high = point.value;
        along.points.push_back(std::move(point));
    }
    if (!along.points.empty())
        along.reason = Message();
    return along;
}

}
