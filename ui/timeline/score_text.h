#pragma once

#include "core/record/score_series.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace lantern::timeline {

// Whether the score's authors ask for somebody to act.
bool callsForAction(const record::ScoreSeries& score, double value);

QString titleOf(const record::ScoreSeries& score);    // "NEWS2", "Risk of death in hospital, by discharge"
QString valueOf(const record::ScoreSeries& score, double value);    // "7", "68 mL/min/1.73 m²", "0.412"
QString signedChange(double change);    // "+0.031", "−0.120"

// A point in words: what the score is, what each value adds to it, by whose rule, and what was assumed; of a model the
// hour, what its networks say, and what moved it most.
QStringList wordsOf(const record::ScoreSeries& score, const record::ScorePoint& point, const record::Record& record);

// The largest that are not 0.
std::vector<record::ScorePart> largestParts(const record::ScorePoint& point, std::size_t most);

}
