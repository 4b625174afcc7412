#pragma once

#include "ui/viewer/frame_store.h"

#include <vector>

namespace lantern::shell {

struct Hung {
    viewer::SeriesPtr series;
    int slice = -1;    // -1: the middle one
};

// A first look without any set-up, what goes into the first tile first: the series with the most slices, since
// scouts and reports come first in many studies; of radiographs and mammograms each view by itself, mammograms
// with the right breast on the left, so that the chest walls meet.
std::vector<Hung> hangingOf(std::vector<viewer::SeriesPtr> study);

}
