#pragma once

#include "core/nn/input_rule.h"

namespace lantern::nn {

// Separable triangle filter, as wide as a step: linear interpolation when enlarging and a weighted
// mean of all covered pixels when shrinking, so that nothing aliases. Output pixel i lies at input
// coordinate origin + i * step; outside the input the edge value counts.
Plane resample(const Plane& from, int rows, int columns, double originColumn, double originRow, double stepColumns,
               double stepRows);

}
