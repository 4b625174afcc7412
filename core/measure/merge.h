#pragma once

#include "core/measure/measurement.h"

#include <span>
#include <string>
#include <vector>

namespace lantern::measure {

// Its uid, or what stands for it where an older version kept it without one: its number in the study.
std::string uidOf(const Measurement& measurement);

// The measurements of one study that two windows keep in one place, brought together by their uid. `known` is what
// this window found there or wrote there last, `mine` what it has now, `there` what lies there now. What one side
// added, changed or deleted since is so in the result; where both did, this window's measurement stays. Of two that
// were given one number apart from each other the later gets the next free one.
std::vector<Measurement> merged(std::span<const Measurement> known, std::span<const Measurement> mine,
                                std::span<const Measurement> there);

}
