#pragma once

#include "core/base/result.h"
#include "core/record/event.h"
#include "core/record/json_value.h"

#include <functional>
#include <string>
#include <vector>

namespace lantern::record {

// What a reference in a resource points to, absent where it leads out of the file.
using Resolve = std::function<const JsonValue&(const std::string& reference)>;

// The FHIR R4 resource types that become events.
bool isEventType(std::string_view resourceType);

// The dated facts of one resource: one event, or one a component for an Observation with
// components. Malformed says which element is not what FHIR says it is; Refused, why a well-formed
// resource is no fact ("entered in error"). `source` of the events is where inside the resource they stand.
Result<std::vector<Event>> eventsOf(const JsonValue& resource, const Resolve& resolve);

PatientSummary patientOf(const JsonValue& patient);

}
