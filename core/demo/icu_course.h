#pragma once

#include "core/demo/fhir_history.h"

#include <vector>

namespace lantern::demo {

// One entry of a bedside chart.
struct ChartEntry {
    double hour = 0;    // since admission to intensive care
    Concept what;    // LOINC
    Quantity value;
    bool isLaboratory = false;
};

// Septic shock from pneumonia that worsens for half a day, is ventilated and recovers: the variables
// of the PhysioNet 2012 challenge at the irregular times at which a ward charts them. By hour.
std::vector<ChartEntry> icuCourse(std::uint64_t seed, double hours);

}
