#pragma once

#include "core/base/result.h"
#include "core/record/event.h"
#include "core/record/fhir/json_value.h"

#include <functional>
#include <string>
#include <vector>

namespace lantern::record {

// What a reference in a resource points to, absent where it leads out of the file.
using Resolve = std::function<const JsonValue&(const std::string& reference)>;

// The FHIR resource types that become events, by the names of DSTU2 to R5.
bool isEventType(std::string_view resourceType);

// The dated facts of one resource: one event, or one a component for an Observation with
// components, each with its mark. Malformed says which element is not what FHIR says it is; Refused, why a well-formed
// resource says nothing of the patient ("entered in error"). Members are read by the names of every release. `source`
// of the events is where inside the resource they stand.
Result<std::vector<Event>> eventsOf(const JsonValue& resource, const Resolve& resolve);

PatientSummary patientOf(const JsonValue& patient);

}
