#pragma once

#include "core/base/message.h"
#include "core/record/event.h"

#include <span>
#include <string_view>
#include <vector>

// Clinical scores: published rules over the values of a record, without any network.
namespace lantern::record {

// What one value, events[event], adds to a score.
struct ScorePart {
    Message title;    // "Respiratory rate"
    double points = 0;
    std::size_t event = 0;    // index in Record::events
};

struct ScorePoint {
    Moment time;    // of the newest value that it rests on
    double value = 0;
    std::vector<ScorePart> parts;
};

struct ScoreAlongTime {
    std::vector<ScorePoint> points;    // by time
    Message reason;    // why there is none; empty where there are some
    Messages notes;    // what was assumed, a sentence each
};

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

struct ScoreSeries {
    const ScoreRule* rule = nullptr;    // never null
    ScoreAlongTime along;
};
std::vector<ScoreSeries> scoresOf(const Record& record);

}
