#include "core/pixels/auto_window.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <vector>

namespace lantern::pixels {

std::optional<ValueRange> fullRange(const GreyImage& image)
{
    return std::visit(
        [&](const auto& samples) -> std::optional<ValueRange> {
            std::optional<ValueRange> stored;
            for (const auto sample : samples) {
                const auto value = static_cast<double>(sample);
                if (!std::isfinite(value) || isPadding(image, value))
                    continue;
                if (!stored)
                    stored = ValueRange{value, value};
                stored->low = std::min(stored->low, value);
                stored->high = std::max(stored->high, value);
            }
            if (!stored)
                return std::nullopt;
            // A negative slope turns the range round.
            const auto [low, high] = std::minmax({stored->low * image.rescale.slope + image.rescale.intercept,
                                                  stored->high * image.rescale.slope + image.rescale.intercept});
            return ValueRange{low, high};
        },
        image.samples);
}

std::optional<ValueRange> fullRange(std::span<const ImagePtr> images)
{
    std::optional<ValueRange> all;
    for (const auto& image : images) {
        const auto* grey = image ? std::get_if<GreyImage>(image.get()) : nullptr;
        const auto range = grey ? fullRange(*grey) : std::nullopt;
        if (range)
            all = all ? ValueRange{std::min(all->low, range->low), std::max(all->high, range->high)} : *range;
    }
    return all;
}

std::optional<ValueRange> percentileRange(std::span<const ImagePtr> images, double lowShare, double highShare)
{
    std::vector<float> values;
    for (const auto& image : images) {
        const auto* grey = image ? std::get_if<GreyImage>(image.get()) : nullptr;
        if (!grey)
            continue;
        auto all = modalityValues(*grey);
        const auto mask = dataMask(*grey);
        if (mask.empty()) {
            values.insert(values.end(), all.begin(), all.end());
            continue;
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (mask[i])
                values.push_back(all[i]);
        }
    }
    if (values.empty())
        return std::nullopt;

    const auto valueAt = [&](double share) {
        const auto rank = static_cast<std::ptrdiff_t>(
            std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(values.size() - 1)));
        std::nth_element(values.begin(), values.begin() + rank, values.end());
        return static_cast<double>(values[static_cast<std::size_t>(rank)]);
    };
    const double low = valueAt(lowShare);
    return ValueRange{low, valueAt(highShare)};
}

Window windowOf(ValueRange range)
{
    const double width = range.high - range.low;
    const bool isWhole = range.low == std::floor(range.low) && range.high == std::floor(range.high);
    if (isWhole)
        return {.centre = range.low + (width + 1) / 2,
                .width = width + 1,
                .function = WindowFunction::Linear,
                .explanation = {}};
    return {.centre = (range.low + range.high) / 2,
            .width = width,
            .function = WindowFunction::LinearExact,
            .explanation = {}};
}

}
