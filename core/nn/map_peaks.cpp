#include "core/nn/map_peaks.h"

#include <algorithm>
#include <cmath>

namespace lantern::nn {

namespace {

// Where the parabola through three neighbours has its top, -0.5 ... 0.5 cells from the middle one.
double topOf(double before, double middle, double after)
{
    const double bend = before - 2 * middle + after;
    return bend < 0 ? std::clamp((before - after) / (2 * bend), -0.5, 0.5) : 0.0;
}

bool higher(const Peak& a, const Peak& b) { return a.height > b.height; }

}

std::vector<Peak> peaksOf(const MapSlice& map, int slice, double least)
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
            peaks.push_back(
                {slice, {map.originColumn + x * map.cellColumns, map.originRow + y * map.cellRows}, here, {}});
        }
    }
    std::sort(peaks.begin(), peaks.end(), higher);
    return peaks;
}

std::vector<Peak> separated(std::vector<Peak> peaks, double distance)
{
    std::stable_sort(peaks.begin(), peaks.end(), higher);
    std::vector<Peak> kept;
    for (const Peak& peak : peaks) {
        const bool isNear = std::any_of(kept.begin(), kept.end(), [&](const Peak& other) {
            return std::hypot(peak.patient.x - other.patient.x, peak.patient.y - other.patient.y,
                              peak.patient.z - other.patient.z)
                < distance;
        });
        if (!isNear)
            kept.push_back(peak);
    }
    return kept;
}

}
