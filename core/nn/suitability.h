#pragma once

#include "core/nn/task.h"

namespace lantern::nn {

struct Unsuitable {
    State state = State::NotApplicable;    // or Refused, or Failed
    Message reason;    // rule, value, limit
};

// Holds a series against the manifest's input rule and the parameters spacingLow and spacingHigh (mm
// per pixel). NotApplicable: another kind of series. Refused: the right kind, but out of a limit. Failed: its first
// picture cannot be decoded.
std::optional<Unsuitable> unsuitableSeries(const SeriesInput& series, const Manifest& manifest);

}
