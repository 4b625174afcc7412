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

std::vector<ScoreSeries> scoresOf(const Record& record)
{
    std::vector<ScoreSeries> all;
    for (const auto& rule : scoreRules())
        all.push_back({&rule, rule.along(record)});
    return all;
}

}
