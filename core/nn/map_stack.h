#pragma once

#include "core/nn/outcome.h"

#include <optional>
#include <vector>

namespace lantern::nn {

// The maps of all slices on one grid, for files and other programs. Cell (i, j) of a slice is centred
// at image pixel (originColumn + j * cellColumns, originRow + i * cellRows). NaN where the network
// did not look.
struct MapStack {
    int slices = 0, rows = 0, columns = 0;
    double originColumn = 0, originRow = 0, cellColumns = 1, cellRows = 1;
    std::vector<float> values;    // [(slice * rows + row) * columns + column]
};

// Nothing where no slice has a map. The maps' cells are of one size and lie on one grid, as those of
// every task do.
std::optional<MapStack> stackOf(const std::vector<MapSlice>& maps);

}
