#include "core/pixels/subtraction.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lantern::pixels {

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

// Not a number where one of them has no data.
std::vector<float> meanOf(std::span<const GreyImage* const> frames, const GreyImage& like)
{
    std::vector<float> mean(sampleCount(like), 0.0F);
    int count = 0;
    for (const GreyImage* frame : frames) {
        if (frame->rows != like.rows || frame->columns != like.columns)
            continue;
        const auto values = modalityValues(*frame);
        const auto mask = dataMask(*frame);
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += mask.empty() || mask[i] ? values[i] : nothing;
        ++count;
    }
    for (float& value : mean)
        value = count > 0 ? value / static_cast<float>(count) : nothing;
    return mean;
}

// Seen through the shift: what lies at a pixel after it came from there before.
class Shifted {
public:
    Shifted(const std::vector<float>& values, int rows, int columns, MaskShift shift)
        : m_values(values)
        , m_rows(rows)
        , m_columns(columns)
        , m_shift(shift)
    {
    }

    float at(int row, int column) const
    {
        const double fromRow = row - m_shift.rows, fromColumn = column - m_shift.columns;
        if (!(fromRow >= 0) || !(fromColumn >= 0) || !(fromRow <= m_rows - 1) || !(fromColumn <= m_columns - 1))
            return nothing;
        const int top = static_cast<int>(fromRow), left = static_cast<int>(fromColumn);
        const auto down = static_cast<float>(fromRow - top), across = static_cast<float>(fromColumn - left);
        // A neighbour without a share is not asked: at the far edge there is none.
        const auto along = [&](int y) {
            return across > 0 ? value(y, left) * (1 - across) + value(y, left + 1) * across : value(y, left);
        };
        return down > 0 ? along(top) * (1 - down) + along(top + 1) * down : along(top);
    }

private:
    float value(int row, int column) const
    {
        return m_values[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns)
                        + static_cast<std::size_t>(column)];
    }

    const std::vector<float>& m_values;
    int m_rows, m_columns;
    MaskShift m_shift;
};

}

GreyImage subtracted(std::span<const GreyImage* const> contrast, std::span<const GreyImage* const> mask,
                     MaskShift shift, double visible)
{
    if (contrast.empty())
        return {};
    const GreyImage& like = *contrast.front();
    auto values = meanOf(contrast, like);
    const auto masks = meanOf(mask, like);
    const Shifted shifted(masks, like.rows, like.columns, shift);
    const auto share = static_cast<float>(1 - std::clamp(visible, 0.0, 1.0));
    auto value = values.begin();
    for (int row = 0; row < like.rows; ++row)
        for (int column = 0; column < like.columns; ++column, ++value)
            *value -= share * shifted.at(row, column);
    return {.rows = like.rows,
            .columns = like.columns,
            .samples = std::move(values),
            .rescale = {1, 0, like.rescale.unit},
            .padding = {},
            .overlays = like.overlays,
            .shutter = like.shutter};
}

}
