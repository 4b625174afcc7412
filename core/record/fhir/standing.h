#pragma once

#include "core/base/result.h"
#include "core/record/fhir/json_value.h"

#include <optional>
#include <string>

namespace lantern::record {

// What a resource's own words make of it: without a mark it is a fact; else the words that it is listed with
// ("refuted", "proposal", "status unknown"). Refused where it is no statement about the patient at all
// ("entered in error", cancelled, not done, a modifier extension, whose meaning is not known).
// The codes are those of DSTU2 to R5.
Result<Messages> marksOf(const JsonValue& resource);

// "It carries the modifier extension \"http://...\", which changes its meaning in a way that Lantern does not know."
Message modifierSentence(const JsonValue& element);

// A copy without the parts that carry a modifier extension (a component, a reference range, a dose), where there are
// any; the resource's own and those of contained resources stay.
std::optional<JsonValue> withoutModifiedParts(const JsonValue& resource);

// What comes later in the life of a resource: registered 0, preliminary 1, final 2, corrected 3, retracted 4.
int stageOf(const JsonValue& resource);

}
