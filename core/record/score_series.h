#pragma once

#include "core/base/message.h"
#include "core/record/event.h"

#include <optional>
#include <string>
#include <vector>

namespace lantern::record {

// A value of the record that a score was not fed, and why.
struct LeftOutValue {
    std::size_t event = 0;    // index in Record::events
    Message reason;    // one sentence
};

// How much lower a score would be without one value: the points that a rule gives it, or what a network says with it
// less what it says without it. Of a network an association, and no cause.
struct ScorePart {
    Message title;    // "Respiratory rate"; empty: the event speaks for itself
    double change = 0;
    std::size_t event = 0;    // index in Record::events
};

struct ScorePoint {
    Moment time;    // the score is made of what was known by then
    double value = 0;
    double low = 0,
           high = 0;    // lowest and highest of an ensemble's networks, not a confidence interval; else the value
    std::vector<ScorePart>
        parts;    // of a network the largest first; those under ScoreSeries::omittedBelow are left out
};

struct ScoringModel {
    std::string id, version, sha256;
};

// What a published rule or a model says of one record along time: a curve or a row of the timeline.
struct ScoreSeries {
    std::string id;    // "news2", or that of a model
    Message target;    // "NEWS2", "Risk of death in hospital"
    Message horizon;    // "by discharge"; empty: of that moment
    std::string unit;    // UCUM; "1" is a probability
    double lowest = 0, highest = 1;    // of its scale, as it is drawn
    double threshold = 0;    // from where on somebody is asked to act
    bool actsBelow = false;    // the threshold is undercut, not reached
    std::string source;    // of a rule: the publication
    std::optional<ScoringModel> model;    // nothing: a published rule
    std::optional<Moment> admission;    // what its hours count from, where it is of a stay

    std::vector<ScorePoint> points;    // by time
    Message reason;    // why there is none; empty where there are some
    bool hasFailed = false;    // the reason is an error, not that the score does not fit this record
    Messages notes;    // what was assumed or left out, a sentence each
    std::vector<LeftOutValue> leftOut;
    double omittedBelow = 0;

    bool isScored() const { return reason.empty() && !points.empty(); }
};

// Whole hours from the admission, or from the first point, to this one.
int hourOf(const ScoreSeries& series, const ScorePoint& point);

}
