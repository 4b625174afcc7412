#include "core/tasks/map_peaks.h"

#include <algorithm>
#include <cmath>

namespace lantern::tasks {

namespace {

// Where the parabola through three neighbours has its top, -0.5 ... 0.5 cells from the middle one.
double topOf(double before, double middle, double after)
{
    const double bend = before - 2 * middle + after;
    return bend < 0 ? std::clamp((before - after) / (2 * bend), -0.5, 0.5) : 0.0;
}

bool higher(const Peak& a, const Peak& b) { return a.height > b.height; }

}

std::vector<Peak> peaksOf(const nn::MapSlice& map, int slice, double least)
{
    std::vector<Peak> peaks;
    if (!map.probabilities)
        return peaks;
    const auto at = [&](int row, int column) {
        return row >= 0 && column >= 0 && row < map.rows && column < map.columns
            ? double((*map.probabilities)[std::size_t(row) * std::size_t(map.columns) + std::size_t(column)])
            : 0.0;
    };
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            const double here = at(row, column);
            if (here < least)
                continue;
            bool isPeak = true;
            for (int i = -1; i <= 1; ++i) {
                for (int j = -1; j <= 1; ++j) {
                    // Of equal neighbours the first in reading order counts.
                    const bool isBefore = i < 0 || (i == 0 && j < 0);
                    if ((i != 0 || j != 0)
                        && (isBefore ? at(row + i, column + j) >= here : at(row + i, column + j) > here))
                        isPeak = false;
                }
            }
            if (!isPeak)
                continue;
            const double x = column + topOf(at(row, column - 1), here, at(row, column + 1));
            const double y = row + topOf(at(row - 1, column), here, at(row + 1, column));
            peaks.push_back({slice,
                             {map.originColumn + x * map.cellColumns, map.originRow + y * map.cellRows},
                             here,
                             {},
                             row * map.columns + column});
        }
    }
    std::sort(peaks.begin(), peaks.end(), higher);
    return peaks;
}

nn::MapSlice settled(const nn::MapSlice& map, std::span<const Peak> looked)
{
    if (!map.probabilities)
        return map;
    const std::vector<float>& before = *map.probabilities;
    const auto valueOf = [&](int cell) { return before[static_cast<std::size_t>(cell)]; };
    // The highest of a cell and its neighbours; of equal ones the first in reading order, as in peaksOf.
    const auto stepUp = [&](int cell) {
        const int row = cell / map.columns, column = cell % map.columns;
        int best = cell;
        for (int i = std::max(0, row - 1); i <= std::min(map.rows - 1, row + 1); ++i)
            for (int j = std::max(0, column - 1); j <= std::min(map.columns - 1, column + 1); ++j)
                if (const int next = i * map.columns + j;
                    valueOf(next) > valueOf(best) || (valueOf(next) == valueOf(best) && next < best))
                    best = next;
        return best;
    };
    std::vector<const Peak*> peakAt(before.size(), nullptr);
    for (const Peak& peak : looked)
        peakAt[static_cast<std::size_t>(peak.cell)] = &peak;
    auto after = std::make_shared<std::vector<float>>(before);
    for (int cell = 0; cell < static_cast<int>(before.size()); ++cell) {
        int top = cell;
        for (int next = stepUp(top); next != top; next = stepUp(top))
            top = next;
        const Peak* peak = peakAt[static_cast<std::size_t>(top)];
        if (!peak)
            continue;
        const auto said = static_cast<float>(peak->height);
        float& value = (*after)[static_cast<std::size_t>(cell)];
        value = cell == top ? said : std::min(value, said);
    }
    nn::MapSlice result = map;
    result.probabilities = std::move(after);
    return result;
}

}
