#pragma once

#include "core/dicom/series.h"
#include "core/inference/frames.h"
#include "core/tasks/image_reader.h"

namespace lantern::inference {

// What a model may ask of a series, which outlives it. Each slice is asked of `frames` anew.
tasks::SeriesInput seriesInput(const dicom::Series& series, const Frames& frames);

}
