#pragma once

#include "core/demo/demo_plan.h"

namespace lantern::demo {

// Invented histories as FHIR R4 Bundles in JSON. Their ImagingStudy resources carry the plan's UIDs.

// A smoker with a bad chest: years of visits, then pneumonia with septic shock in intensive care.
std::string chestHistory(const PatientPlan& patient, std::uint64_t seed);

// Migraine and raised pressure for years, then a first seizure and its cause. No intensive care.
std::string headHistory(const PatientPlan& patient, std::uint64_t seed);

}
