#pragma once

#include "core/dicom/series.h"
#include "core/nn/task.h"

namespace lantern::session {

// What a model may ask of a series, which outlives it.
nn::SeriesInput seriesInput(const dicom::Series& series);

}
