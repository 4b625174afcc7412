#include "core/record/scores/score.h"

#include <array>

namespace lantern::record {

#define LANTERN_SCORE(name) ScoreRule make_##name();
#include "core/record/scores/scores.def"
#undef LANTERN_SCORE

std::span<const ScoreRule> scoreRules()
{
    static const std::array all{
#define LANTERN_SCORE(name) make_##name(),
#include "core/record/scores/scores.def"
#undef LANTERN_SCORE
    };
    return all;
}

namespace {

ScoreSeries seriesOf(const ScoreRule& rule, const Record& record)
{
    ScoreSeries series;
    series.id = rule.id;
    series.target = rule.title;
    series.unit = rule.unit;
    series.lowest = rule.lowest;
    series.highest = rule.highest;
    series.threshold = rule.threshold;
    series.actsBelow = rule.actsBelow;
    series.source = rule.source;
    auto along = rule.along(record);
    series.points = std::move(along.points);
    series.reason = std::move(along.reason);
    series.notes = std::move(along.notes);
    return series;
}

}

std::vector<ScoreSeries> scoresOf(const Record& record)
{
    std::vector<ScoreSeries> all;
    for (const auto& rule : scoreRules())
        all.push_back(seriesOf(rule, record));
    return all;
}

}
