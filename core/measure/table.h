#pragma once

#include "core/measure/measurement.h"
#include "core/measure/wording.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace lantern::measure {

// The measurements as rows of text, the first one the columns' names: for CSV and for the clipboard.
// Units stand in columns of their own; words are English. `slice` says where one lies ("12").
std::vector<std::vector<std::string>> tableOf(std::span<const Measurement> measurements, LengthUnit unit,
                                              const std::function<std::string(const Measurement&)>& slice);

}
