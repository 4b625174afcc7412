#pragma once

#include "core/tasks/image_reader.h"

namespace lantern::tasks {

struct Unsuitable {
    nn::State state = nn::State::NotApplicable;    // or Refused, or Failed
    Message reason;    // rule, value, limit
};

// Holds a series against the manifest's input rule and the parameters spacingLow and spacingHigh (mm
// per pixel). NotApplicable: another kind of series. Refused: the right kind, but out of a limit. Failed: its first
// picture cannot be decoded.
std::optional<Unsuitable> unsuitableSeries(const SeriesInput& series, const nn::Manifest& manifest);

}
