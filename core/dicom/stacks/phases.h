#pragma once

#include <cstddef>
#include <vector>

namespace lantern::dicom {

// An image: when it was taken, in whatever unit, and the number of its place.
struct PhaseEntry {
    double time = 0;
    std::size_t place = 0;
};

// The phases of a series whose time rises from slice to slice, as indices into `entries`, the first phase first;
// none where the times do not tell. No phase has two images of one place. Phases are told, the surest first,
//  - by the period after which each place is visited again, whatever images are missing;
//  - by the pauses between them, which are longer than any within;
//  - by the visit of a place that was visited already, where all phases but the last are whole.
std::vector<std::vector<std::size_t>> phasesOf(const std::vector<PhaseEntry>& entries);

// The same by the rank at each place, where all places have as many images: each slice was filmed by itself, and the
// heart does not keep time.
std::vector<std::vector<std::size_t>> phasesByRank(const std::vector<PhaseEntry>& entries);

}
