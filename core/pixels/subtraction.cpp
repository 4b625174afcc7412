#include "core/pixels/subtraction.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lantern::pixels {

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

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

void FrameMean::add(const GreyImage& frame, const Rescale& rescale)
{
    if (m_count == 0) {
        m_rows = frame.rows;
        m_columns = frame.columns;
        m_sums.assign(sampleCount(frame), 0.0F);
    }
    if (frame.rows != m_rows || frame.columns != m_columns || sampleCount(frame) != m_sums.size())
        return;
    const auto mask = dataMask(frame);
    std::visit(
        [&](const auto& samples) {
            for (std::size_t i = 0; i < m_sums.size(); ++i)
                m_sums[i] += mask.empty() || mask[i]
                    ? static_cast<float>(static_cast<double>(samples[i]) * rescale.slope + rescale.intercept)
                    : nothing;
        },
        frame.samples);
    ++m_count;
}

std::vector<float> FrameMean::values() const
{
    auto values = m_sums;
    for (float& value : values)
        value /= static_cast<float>(m_count);
    return values;
}

GreyImage subtracted(const FrameMean& contrast, const FrameMean& mask, MaskShift shift, double visible)
{
    auto values = contrast.values();
    const bool fits = mask.rows() == contrast.rows() && mask.columns() == contrast.columns();
    const auto masks = fits ? mask.values() : std::vector<float>(values.size(), nothing);
    const Shifted shifted(masks, contrast.rows(), contrast.columns(), shift);
    const auto share = static_cast<float>(1 - std::clamp(visible, 0.0, 1.0));
    auto value = values.begin();
    for (int row = 0; row < contrast.rows(); ++row)
        for (int column = 0; column < contrast.columns(); ++column, ++value)
            *value -= share * shifted.at(row, column);
    return {.rows = contrast.rows(), .columns = contrast.columns(), .samples = std::move(values)};
}

}
