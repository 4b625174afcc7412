#pragma once

#include "core/base/result.h"
#include "core/record/event.h"
#include "core/record/fhir/json_value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// FHIR's data types (R4 2.24) as an event's fields.
namespace lantern::record {

struct Coding {
    std::string code, system, display;
};

// Of a CodeableConcept, in its order; also of a bare Coding, and of R5's CodeableReference.
std::vector<Coding> codingsOf(const JsonValue& concept_);

// What a person would read: the concept's own text, else the first display, else the first code; DSTU2's bare codes as
// they are.
std::string textOfConcept(const JsonValue& concept_);

// Code, system and text of the event: LOINC before other systems, since the tables here know LOINC.
void setCode(Event& event, const JsonValue& concept_);

// The first of these members that is a date, dateTime, instant, Period or Timing. Malformed where
// one is present and is not a date.
struct Span {
    Moment start{0, Precision::Unknown, 0};
    std::optional<Moment> end;
};
Result<Span> timeOf(const JsonValue& resource, std::initializer_list<std::string_view> members);

// value[x] of an Observation or a component, with its digits, unit and reference range.
Result<void> setValue(Event& event, const JsonValue& owner);

}
