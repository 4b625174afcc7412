#include "core/pixels/modality_lut.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <type_traits>

namespace lantern::pixels {

namespace {

constexpr std::int32_t paddingBesideLut = -1;

}

GreyImage throughModalityLut(GreyImage stored, const VoiLut& lut)
{
    if (lut.entries.empty() || std::holds_alternative<std::vector<float>>(stored.samples))
        return stored;
    const auto first = static_cast<std::int64_t>(lut.firstMapped);
    const auto last = static_cast<std::int64_t>(lut.entries.size()) - 1;
    std::vector<std::int32_t> values(sampleCount(stored));
    std::visit(
        [&](const auto& samples) {
            std::ranges::transform(samples, values.begin(), [&](auto sample) -> std::int32_t {
                if (isPadding(stored, static_cast<double>(sample)))
                    return paddingBesideLut;
                const auto place = static_cast<std::int64_t>(sample) - first;
                return lut.entries[static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, last))];
            });
        },
        stored.samples);
    stored.samples = std::move(values);
    stored.rescale.slope = 1;
    stored.rescale.intercept = 0;
    if (stored.padding)
        stored.padding = PaddingRange{paddingBesideLut, paddingBesideLut};
    return stored;
}

}
