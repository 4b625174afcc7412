#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace lantern::pixels {

std::size_t sampleCount(const GreyImage& image)
{
    return std::visit([](const auto& samples) { return samples.size(); }, image.samples);
}

std::size_t bytesOf(const Image& image)
{
    const std::size_t layers = std::visit(
        [](const auto& kind) {
            std::size_t bytes = kind.shutter ? kind.shutter->hidden.bytes.size() : 0;
            for (const auto& overlay : kind.overlays)
                bytes += overlay->bits.bytes.size();
            return bytes;
        },
        image);
    if (const auto* grey = std::get_if<GreyImage>(&image))
        return layers
            + std::visit([](const auto& samples) { return samples.size() * sizeof(samples[0]); }, grey->samples);
    return layers + std::get<ColourImage>(image).rgb.size();
}

std::vector<float> modalityValues(const GreyImage& image)
{
    return std::visit(
        [&](const auto& samples) {
            std::vector<float> values(samples.size());
            const double slope = image.rescale.slope, intercept = image.rescale.intercept;
            for (std::size_t i = 0; i < samples.size(); ++i)
                values[i] = static_cast<float>(static_cast<double>(samples[i]) * slope + intercept);
            return values;
        },
        image.samples);
}

std::vector<std::uint8_t> dataMask(const GreyImage& image)
{
    return std::visit(
        [&]<class Sample>(const std::vector<Sample>& samples) -> std::vector<std::uint8_t> {
            if (!image.padding && std::is_integral_v<Sample>)
                return {};
            std::vector<std::uint8_t> mask(samples.size());
            bool isAllData = true;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const auto stored = static_cast<double>(samples[i]);
                mask[i] = !isPadding(image, stored) && std::isfinite(stored);
                isAllData = isAllData && mask[i];
            }
            if (isAllData)
                mask.clear();
            return mask;
        },
        image.samples);
}

std::optional<double> modalityValueAt(const GreyImage& image, int column, int row)
{
    if (column < 0 || row < 0 || column >= image.columns || row >= image.rows)
        return std::nullopt;
    const auto index =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(image.columns) + static_cast<std::size_t>(column);
    const double stored =
        std::visit([&](const auto& samples) { return static_cast<double>(samples[index]); }, image.samples);
    if (isPadding(image, stored) || !std::isfinite(stored))
        return std::nullopt;
    return stored * image.rescale.slope + image.rescale.intercept;
}

}
