#pragma once

#include "core/nn/outcome.h"

namespace lantern::nn {

// The one place where maps become marks. Cells at or above the threshold hang together to regions, by sides
// and corners on a slice and by overlap from a slice to the next; a mark is a region, or several that
// the outcome's rule takes for one thing. So whatever is outlined is listed, and the other way round.
//
// What the outcome says at another threshold: its findings, its state, maps without the regions that are too small
// to be listed and, where nothing is left, the highest value under it. Nothing else changes. From an outcome as its
// task made it; one without a result, or without maps, comes back as it is.
Outcome atThreshold(const Outcome& outcome, double threshold);

}
