#pragma once

#include "core/record/fhir/entries.h"

#include <string>
#include <vector>

namespace lantern::record {

// Which release of FHIR the resources are written in, by the members that only some releases have: "DSTU2", "STU3",
// "R4", "R5"; "STU3 or DSTU2" where nothing tells them apart. R4 and R4B differ in nothing that is read here.
std::string releaseOf(const std::vector<const Entry*>& entries);

}
