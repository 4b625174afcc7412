#pragma once

#include "core/record/score_series.h"

#include <span>
#include <string_view>
#include <vector>

// Clinical scores: published rules over the values of a record, without any network.
namespace lantern::record {

struct ScoreAlongTime {
    std::vector<ScorePoint> points;    // by time
    Message reason;    // why there is none; empty where there are some
    Messages notes;    // what was assumed, a sentence each
};

inline ScorePoint pointAt(const Moment& time, double value, std::vector<ScorePart> parts)
{
    return {time, value, value, value, std::move(parts)};
}

struct ScoreRule {
    std::string_view id;    // "news2"
    Message title;    // "NEWS2"
    std::string_view source;    // the publication
    std::string_view unit;    // UCUM
    double lowest = 0, highest = 0;    // of its scale, as it is drawn
    double threshold = 0;    // from where on the authors ask for somebody to act
    bool actsBelow = false;    // the threshold is undercut, not reached
    ScoreAlongTime (*along)(const Record&) = nullptr;
};

// All that there are, in the order of scores.def.
std::span<const ScoreRule> scoreRules();

// What they all say of a record.
std::vector<ScoreSeries> scoresOf(const Record& record);

}
