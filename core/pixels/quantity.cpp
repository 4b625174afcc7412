#include "core/pixels/quantity.h"

#include <algorithm>
#include <cmath>

namespace lantern::pixels {

std::optional<double> valueIn(const Quantity& quantity, double modalityValue)
{
    // What was rescaled and scaled back may miss the end of its domain by a rounding.
    if (const auto& domain = quantity.domain) {
        const double slack = 1e-9 * std::max(std::abs(domain->low), std::abs(domain->high));
        if (modalityValue < domain->low - slack || modalityValue > domain->high + slack)
            return std::nullopt;
    }
    return modalityValue * quantity.slope + quantity.intercept;
}

Window windowIn(const Quantity& quantity, ValueRange values)
{
    const double low = (values.low - quantity.intercept) / quantity.slope;
    const double high = (values.high - quantity.intercept) / quantity.slope;
    return {.centre = (low + high) / 2,
            .width = std::abs(high - low),
            .function = WindowFunction::LinearExact,
            .explanation = {}};
}

ValueRange endsIn(const Quantity& quantity, const Window& window)
{
    const double one = (window.centre - window.width / 2) * quantity.slope + quantity.intercept;
    const double other = (window.centre + window.width / 2) * quantity.slope + quantity.intercept;
    return {std::min(one, other), std::max(one, other)};
}

}
