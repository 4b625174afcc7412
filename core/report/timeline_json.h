#pragma once

#include "core/record/event.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lantern::report {

std::string nameOf(record::Kind kind);    // "imaging", "encounter", ..., as in timeline --json

// {patient, clock, release, notes, events:[{time,precision,kind,code,text,value,unit,source,fact,...}],
// skipped:[{where,reason}]}. What is no fact has "mark", the words that say why; a time of day without a zone has
// "zone": "unknown". A number stands as a number and, digit for digit, in "valueText". Times of a record whose clock is
// "since-admission" are hours and minutes ("31:07").
nlohmann::json timelineJson(const record::Record& record);

}
