#pragma once

#include "core/record/scores/score.h"

#include <nlohmann/json_fwd.hpp>
#include <span>

namespace lantern::report {

// {patient, scores:[{id,title,source,unit,threshold,actsBelow,reason,notes,points:[{time,value,parts:[{title,points,
// source}]}]}]}; `source` of a part says where its value stands in the record. Times as in timelineJson().
nlohmann::json scoresJson(std::span<const record::ScoreSeries> scores, const record::Record& record);

}
