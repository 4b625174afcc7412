#pragma once

#include "core/base/result.h"
#include "core/record/event.h"

#include <string>
#include <string_view>

namespace lantern::record {

// A FHIR R4 Bundle of any type, or a single resource, as one patient's history. What cannot be
// used is told in Record::skipped and the rest loads: a resource type without a place on the
// timeline (counted by type), a broken entry, another patient's resource. Malformed where the
// whole is not JSON, or not FHIR; `name` is for that sentence.
Result<Record> readFhir(std::string_view text, const std::string& name);

}
