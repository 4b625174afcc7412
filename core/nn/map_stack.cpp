#include "core/nn/map_stack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lantern::nn {

std::optional<MapStack> stackOf(const std::vector<MapSlice>& maps)
{
    MapStack stack;
    double right = 0, bottom = 0;    // centre of the last column and row, image pixels
    bool isFirst = true;
    for (const MapSlice& map : maps) {
        if (!map.probabilities || map.rows == 0 || map.columns == 0)
            continue;
        const double lastColumn = map.originColumn + (map.columns - 1) * map.cellColumns;
        const double lastRow = map.originRow + (map.rows - 1) * map.cellRows;
        if (isFirst) {
            stack.cellColumns = map.cellColumns;
            stack.cellRows = map.cellRows;
            stack.originColumn = map.originColumn;
            stack.originRow = map.originRow;
            right = lastColumn;
            bottom = lastRow;
            isFirst = false;
        }
        stack.originColumn = std::min(stack.originColumn, map.originColumn);
        stack.originRow = std::min(stack.originRow, map.originRow);
        right = std::max(right, lastColumn);
        bottom = std::max(bottom, lastRow);
    }
    if (isFirst)
        return std::nullopt;

    stack.slices = static_cast<int>(maps.size());
    stack.columns = static_cast<int>(std::lround((right - stack.originColumn) / stack.cellColumns)) + 1;
    stack.rows = static_cast<int>(std::lround((bottom - stack.originRow) / stack.cellRows)) + 1;
    const auto width = static_cast<std::size_t>(stack.columns);
    const std::size_t area = std::size_t(stack.rows) * width;
    stack.values.assign(area * maps.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t slice = 0; slice < maps.size(); ++slice) {
        const MapSlice& map = maps[slice];
        if (!map.probabilities)
            continue;
        const auto left =
            static_cast<std::size_t>(std::lround((map.originColumn - stack.originColumn) / stack.cellColumns));
        const auto top = static_cast<std::size_t>(std::lround((map.originRow - stack.originRow) / stack.cellRows));
        for (std::size_t row = 0; row < std::size_t(map.rows); ++row) {
            const auto from = map.probabilities->begin() + static_cast<std::ptrdiff_t>(row) * map.columns;
            std::copy(from, from + map.columns,
                      stack.values.begin() + static_cast<std::ptrdiff_t>(slice * area + (top + row) * width + left));
        }
    }
    return stack;
}

}
