#pragma once

#include "core/record/scores/score.h"
#include "core/record/scores/score_values.h"

#include <span>

namespace lantern::record {

// A parameter of a score that adds up points.
struct PointsInput {
    ScoreInput input;
    double (*points)(double value) = nullptr;
    bool isNeeded = true;    // without it there is no score
};

// How scores of points are made along time: one at each time at which an input has a new value, from the newest value
// of each that is not older than `hours`. Before the patient was `fromAge` years old there is none.
ScoreAlongTime pointsAlong(const Record& record, const Message& title, std::span<const PointsInput> inputs, int hours,
                           int fromAge);

}
