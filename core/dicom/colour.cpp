#include "core/dicom/colour.h"

#include <algorithm>
#include <cmath>

namespace lantern::dicom {

namespace {

std::uint8_t toByte(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0))); }

std::array<std::uint8_t, 3> rgbFromYbr(double y, double cb, double cr, ColourModel model)
{
    cb -= 128;
    cr -= 128;
    if (model == ColourModel::YbrPartial)    // luminance 16 to 235, chrominance 16 to 240
        return {toByte(1.1644 * (y - 16) + 1.5960 * cr), toByte(1.1644 * (y - 16) - 0.3917 * cb - 0.8130 * cr),
                toByte(1.1644 * (y - 16) + 2.0173 * cb)};
    return {toByte(y + 1.402 * cr), toByte(y - 0.344136 * cb - 0.714136 * cr), toByte(y + 1.772 * cb)};
}

std::uint16_t at(const std::vector<std::uint16_t>& words, std::size_t i) { return words[i]; }

}

pixels::ColourImage rgbFrom(const StoredFrame& frame, ColourModel model)
{
    const auto& values = std::get<std::vector<std::int32_t>>(frame.values);
    pixels::ColourImage image{.rows = frame.rows, .columns = frame.columns, .rgb = {}};
    image.rgb.resize(values.size());
    const int surplus = std::max(frame.bits - 8, 0);
    const auto byteAt = [&](std::size_t i) { return static_cast<std::uint8_t>(values[i] >> surplus); };
    for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
        std::array<std::uint8_t, 3> rgb{byteAt(i), byteAt(i + 1), byteAt(i + 2)};
        if (model != ColourModel::Rgb)
            rgb = rgbFromYbr(rgb[0], rgb[1], rgb[2], model);
        std::copy(rgb.begin(), rgb.end(), image.rgb.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return image;
}

Result<std::vector<std::uint16_t>> expandedSegments(const std::vector<std::uint16_t>& segmented)
{
    constexpr std::size_t longest = 65536;
    std::vector<std::uint16_t> entries;
    const auto broken = [] { return fail(ErrorCode::Malformed, "The segmented colour palette breaks off."); };
    // Discrete: copy. Linear: a straight line from the last entry to the one given. Writes what it
    // expands; returns the words it took, 0 for a segment that is broken.
    const auto expandPlain = [&](std::size_t from) -> std::size_t {
        if (from + 2 > segmented.size())
            return 0;
        const auto kind = at(segmented, from);
        const std::size_t length = at(segmented, from + 1);
        if (kind == 0) {
            if (from + 2 + length > segmented.size() || entries.size() + length > longest)
                return 0;
            for (std::size_t i = 0; i < length; ++i)
                entries.push_back(at(segmented, from + 2 + i));
            return 2 + length;
        }
        if (kind != 1 || entries.empty() || from + 3 > segmented.size() || entries.size() + length > longest)
            return 0;
        const double start = entries.back(), end = at(segmented, from + 2);
        for (std::size_t i = 1; i <= length; ++i)
            entries.push_back(static_cast<std::uint16_t>(
                std::lround(start + (end - start) * static_cast<double>(i) / static_cast<double>(length))));
        return 3;
    };
    for (std::size_t from = 0; from < segmented.size();) {
        if (at(segmented, from) != 2) {
            const std::size_t taken = expandPlain(from);
            if (taken == 0)
                return broken();
            from += taken;
            continue;
        }
        // Indirect: the segments at an offset, once more. Offsets count bytes, as two words, low first.
        if (from + 4 > segmented.size())
            return broken();
        std::size_t source = (at(segmented, from + 2) + (std::size_t(at(segmented, from + 3)) << 16)) / 2;
        for (std::size_t i = 0; i < at(segmented, from + 1); ++i) {
            const std::size_t taken = source < segmented.size() ? expandPlain(source) : 0;
            if (taken == 0)
                return broken();
            source += taken;
        }
        from += 4;
    }
    return entries;
}

pixels::ColourImage rgbFrom(const StoredFrame& frame, const std::array<Palette, 3>& palettes)
{
    const auto& values = std::get<std::vector<std::int32_t>>(frame.values);
    pixels::ColourImage image{.rows = frame.rows, .columns = frame.columns, .rgb = {}};
    image.rgb.resize(values.size() * 3);
    // Some writers say 16 bits and store 8.
    const bool areBytes = std::all_of(palettes.begin(), palettes.end(), [](const Palette& palette) {
        return palette.bits <= 8 || *std::max_element(palette.entries.begin(), palette.entries.end()) < 256;
    });
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto& palette = palettes[channel];
            const auto last = static_cast<std::int64_t>(palette.entries.size()) - 1;
            const auto index = std::clamp<std::int64_t>(std::int64_t(values[i]) - palette.firstMapped, 0, last);
            const unsigned entry = palette.entries[static_cast<std::size_t>(index)];
            image.rgb[i * 3 + channel] = static_cast<std::uint8_t>(areBytes ? entry : entry >> 8);
        }
    return image;
}

}
