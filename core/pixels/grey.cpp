#include "core/pixels/grey.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace lantern::pixels {

std::uint8_t grey8(double brightness) { return static_cast<std::uint8_t>(brightness * 255 + 0.5); }

std::uint8_t greyOf(const Voi& voi, bool invert, double modalityValue, const PresentationLut* lut)
{
    const double voiLevel = brightness(voi, modalityValue);
    const double level = lut ? throughLut(*lut, voiLevel) : voiLevel;
    return grey8(invert ? 1 - level : level);
}

namespace {

// Both linear functions are (x - middle) / slope + 0.5, held between 0 and 1. Rounding can make
// the plain formula differ from its two conditions only at values that the clamp puts right.
void linearRun(double middle, double slope, bool invert, std::span<const float> values, std::span<std::uint8_t> grey)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = static_cast<double>(values[i]);
        double level = (x - middle) / slope + 0.5;
        level = level < 1 ? level : 1;
        level = level > 0 ? level : 0;
        level = invert ? 1 - level : level;
        grey[i] = static_cast<std::uint8_t>(static_cast<int>((x == x ? level : 0) * 255 + 0.5));
    }
}

}

void greyOf(const Voi& voi, bool invert, std::span<const float> values, std::span<std::uint8_t> grey,
            const PresentationLut* lut)
{
    if (const auto* window = lut ? nullptr : std::get_if<Window>(&voi)) {
        if (window->function == WindowFunction::Linear && window->width > 1)
            return linearRun(window->centre - 0.5, window->width - 1, invert, values, grey);
        if (window->function == WindowFunction::LinearExact && window->width > 0)
            return linearRun(window->centre, window->width, invert, values, grey);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        grey[i] = std::isnan(values[i]) ? std::uint8_t{0} : greyOf(voi, invert, static_cast<double>(values[i]), lut);
}

namespace {

template <class Sample>
void throughTable(const GreyImage& image, const std::vector<Sample>& samples, const Voi& voi, bool invert,
                  const PresentationLut* lut, std::span<std::uint8_t> grey)
{
    // Only the values that occur: a 12-bit CT in 16 bits needs a table of 4096.
    const auto [lowest, highest] = std::minmax_element(samples.begin(), samples.end());
    const int first = *lowest;
    std::vector<std::uint8_t> table(static_cast<std::size_t>(*highest - first) + 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double stored = first + static_cast<double>(i);
        // Through float, as everywhere: modality values are kept as float.
        const double value = static_cast<double>(modalityValue(image, stored));
        table[i] = isPadding(image, stored) ? std::uint8_t{0} : greyOf(voi, invert, value, lut);
    }
    for (std::size_t i = 0; i < samples.size(); ++i)
        grey[i] = table[static_cast<std::size_t>(samples[i] - first)];
}

}

std::vector<std::uint8_t> greyFrame(const GreyImage& image, const Voi& voi, bool invert, const PresentationLut* lut)
{
    std::vector<std::uint8_t> grey(sampleCount(image));
    std::visit(
        [&]<class Sample>(const std::vector<Sample>& samples) {
            if (samples.empty())
                return;
            if constexpr (std::is_integral_v<Sample> && sizeof(Sample) <= 2) {
                throughTable(image, samples, voi, invert, lut, grey);
            } else {
                const auto values = modalityValues(image);
                greyOf(voi, invert, values, grey, lut);
                for (std::size_t i = 0; image.padding && i < samples.size(); ++i) {
                    if (isPadding(image, static_cast<double>(samples[i])))
                        grey[i] = 0;
                }
            }
        },
        image.samples);
    return grey;
}

}
