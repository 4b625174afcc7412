#pragma once

#include "ui/viewer/stack/frame_store.h"

#include <vector>

namespace lantern::shell {

struct HangingPlacement {
    viewer::SeriesPtr series;
    int slice = -1;    // -1: the middle one
};

// A first look without any set-up, what goes into the first tile first: the series with the most slices, since
// scouts and reports come first in many studies; of radiographs and mammograms each view by itself, mammograms
// with the right breast on the left, so that the chest walls meet.
std::vector<HangingPlacement> hangingPlacementsOf(std::vector<viewer::SeriesPtr> study);

// What free tiles begin with: of `all`, in its order, what is not shown yet. Nothing is hung twice, so there may be
// fewer than tiles, and a tile left empty is one that has nothing to show. Two tiles of stacks are the exception: they
// are the pair of one stack, bare and under a model's map, or in two windows.
std::vector<HangingPlacement> hungInFree(const std::vector<HangingPlacement>& all,
                                         const std::vector<HangingPlacement>& shown, std::size_t free);

}
