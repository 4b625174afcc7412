#pragma once

#include "core/record/event.h"
#include "core/record/scores/score.h"

#include <QString>
#include <QStringList>

namespace lantern::timeline {

// Whether the authors of the score ask for somebody to act.
bool callsForAction(const record::ScoreRule& rule, double value);

QString valueOf(const record::ScoreRule& rule, double value);    // "7", "68 mL/min/1.73 m²"

// A point in words: what the score is, what each value adds to it, by whose rule, and what was assumed.
QStringList wordsOf(const record::ScoreSeries& score, const record::ScorePoint& point, const record::Record& record);

}
