#pragma once

#include "core/record/event.h"

#include <string_view>

// What the files of the PhysioNet challenges say without a code, as events with one.
namespace lantern::record {

// The stay in intensive care, from the admission on.
Event icuStayEvent(std::int64_t seconds, std::string_view source);

// A value of icuVariables(), in the variable's own unit, at the admission. By its LOINC code, or else by its name in
// `system`.
Event icuValueEvent(int variable, double value, std::string_view system);

}
