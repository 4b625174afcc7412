#pragma once

#include "core/learning/evaluate_record.h"
#include "core/record/score_series.h"

#include <nlohmann/json_fwd.hpp>

namespace lantern::report {

// {state, reason, model:{id,version,sha256}, target, horizon, threshold, points:[{hour,time,risk,low,high}],
// contributions:[{hour,event,change,text,source}]}. `state` is "scored", "not-applicable" or "failed"; `event` counts
// in the events of timeline --json.
nlohmann::json riskJson(const record::ScoreSeries& series, const record::Record& record);

// {model, n, deaths, threshold, auroc, auprc, accuracy, brier, ece, event1, per_label, undefined, refused,
// accepted:{n, ...}, notes, withoutOutcome, withoutRecord, seconds}; each figure is [value, low, high].
nlohmann::json evaluationJson(const learning::RecordEvaluation& evaluation);

}
