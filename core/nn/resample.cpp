#include "core/nn/resample.h"

#include <algorithm>
#include <cmath>

namespace lantern::nn {

namespace {

// Which inputs make one output, and how much each counts.
struct Mix {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Mix> mixes(int from, int to, double origin, double step)
{
    const double radius = std::max(1.0, step);
    std::vector<Mix> all(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = origin + i * step;
        const int low = static_cast<int>(std::ceil(centre - radius)),
                  high = static_cast<int>(std::floor(centre + radius));
        const int first = std::clamp(low, 0, from - 1), last = std::clamp(high, 0, from - 1);
        Mix& mix = all[static_cast<std::size_t>(i)];
        mix.first = first;
        mix.weights.assign(static_cast<std::size_t>(last - first + 1), 0.0f);
        double sum = 0;
        for (int at = low; at <= high; ++at) {
            const double weight = std::max(0.0, 1 - std::abs(at - centre) / radius);
            mix.weights[static_cast<std::size_t>(std::clamp(at, 0, from - 1) - first)] += static_cast<float>(weight);
            sum += weight;
        }
        for (float& weight : mix.weights)
            weight = static_cast<float>(weight / sum);
    }
    return all;
}

}

Plane resample(const Plane& from, int rows, int columns, double originColumn, double originRow, double stepColumns,
               double stepRows)
{
    const auto across = mixes(from.columns, columns, originColumn, stepColumns);
    const auto down = mixes(from.rows, rows, originRow, stepRows);

    std::vector<float> narrow(std::size_t(from.rows) * std::size_t(columns));
    for (std::size_t row = 0; row < std::size_t(from.rows); ++row) {
        const float* line = from.values.data() + row * std::size_t(from.columns);
        for (std::size_t column = 0; column < across.size(); ++column) {
            const Mix& mix = across[column];
            float sum = 0;
            for (std::size_t i = 0; i < mix.weights.size(); ++i)
                sum += mix.weights[i] * line[std::size_t(mix.first) + i];
            narrow[row * across.size() + column] = sum;
        }
    }

    Plane to;
    to.rows = rows;
    to.columns = columns;
    to.originColumn = from.originColumn + originColumn * from.stepColumns;
    to.originRow = from.originRow + originRow * from.stepRows;
    to.stepColumns = stepColumns * from.stepColumns;
    to.stepRows = stepRows * from.stepRows;
    to.values.assign(std::size_t(rows) * std::size_t(columns), 0.0f);
    for (std::size_t row = 0; row < down.size(); ++row) {
        const Mix& mix = down[row];
        for (std::size_t i = 0; i < mix.weights.size(); ++i) {
            const float* line = narrow.data() + (std::size_t(mix.first) + i) * across.size();
            for (std::size_t column = 0; column < across.size(); ++column)
                to.values[row * across.size() + column] += mix.weights[i] * line[column];
        }
    }
    return to;
}

}
