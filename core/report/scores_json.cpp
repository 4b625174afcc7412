#include "core/report/scores_json.h"

#include "core/record/moment.h"

#include <nlohmann/json.hpp>
#include <string>

namespace lantern::report {

namespace {

nlohmann::json jsonOf(const record::ScorePoint& point, const record::Record& record)
{
    auto parts = nlohmann::json::array();
    for (const auto& part : point.parts)
        parts.push_back(
            {{"title", inEnglish(part.title)}, {"points", part.change}, {"source", record.events[part.event].source}});
    return {{"time", record::textOf(point.time, record.clock)}, {"value", point.value}, {"parts", std::move(parts)}};
}

}

nlohmann::json scoresJson(std::span<const record::ScoreSeries> scores, const record::Record& record)
{
    auto all = nlohmann::json::array();
    for (const auto& score : scores) {
        auto notes = nlohmann::json::array(), points = nlohmann::json::array();
        for (const auto& note : score.notes)
            notes.push_back(inEnglish(note));
        for (const auto& point : score.points)
            points.push_back(jsonOf(point, record));
        nlohmann::json reason;
        if (!score.reason.empty())
            reason = inEnglish(score.reason);
        all.push_back({{"id", score.id},
                       {"title", inEnglish(score.target)},
                       {"source", score.source},
                       {"unit", score.unit},
                       {"threshold", score.threshold},
                       {"actsBelow", score.actsBelow},
                       {"reason", std::move(reason)},
                       {"notes", std::move(notes)},
                       {"points", std::move(points)}});
    }
    return {{"patient", {{"id", record.patient.id}, {"name", record.patient.name}}}, {"scores", std::move(all)}};
}

}
