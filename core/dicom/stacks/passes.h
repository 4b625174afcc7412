#pragma once

#include <cstddef>
#include <vector>

namespace lantern::dicom {

// Two even rows of slices that lie in one another, as a scan and its repetition do whose headers say nothing of it:
// depths 0, 2, 4, 6, 8 and 4.7, 6.7, 8.7, 10.7. Indices into `depths` (mm, no two alike), the row that begins lower
// first; none where the depths are not that, for one where all together are even.
std::vector<std::vector<std::size_t>> passesOf(const std::vector<double>& depths);

}
