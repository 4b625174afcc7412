#pragma once

#include "core/dicom/series.h"
#include "core/nn/task.h"
#include "core/session/frames.h"

namespace lantern::session {

// What a model may ask of a series, which outlives it. Each slice is asked of `frames` anew.
nn::SeriesInput seriesInput(const dicom::Series& series, const Frames& frames);

}
