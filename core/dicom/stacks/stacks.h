#pragma once

#include "core/dicom/series.h"

namespace lantern::dicom {

// The frames of one DICOM series as stacks that can be scrolled: parted by orientation and size, and,
// where several images lie at one place, by phase, echo, b-value or whatever else tells them apart
// (PS3.3 C.7.6.2, C.7.6.16.2). Each is ordered and warned about; `facts` and `stack` are set.
std::vector<Series> stacksOf(const std::vector<InstancePtr>& instances);

}
