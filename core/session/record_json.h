#pragma once

#include "core/session/evaluate_record.h"
#include "core/session/score_record.h"

#include <nlohmann/json_fwd.hpp>

namespace lantern::session {

// {state, reason, model:{id,version,sha256}, threshold, points:[{hour,time,risk,low,high}],
// contributions:[{hour,event,change,text,source}]}. `state` is "scored" or "not-applicable"; `event` counts in
// the events of timeline --json.
nlohmann::json riskJson(const RiskCurve& curve, const record::Record& record);

// {model, n, deaths, threshold, auroc, auprc, accuracy, brier, ece, event1, per_label, undefined, refused,
// accepted:{n, ...}, notes, withoutOutcome, withoutRecord, seconds}; each figure is [value, low, high].
nlohmann::json evaluationJson(const RecordEvaluation& evaluation);

}
