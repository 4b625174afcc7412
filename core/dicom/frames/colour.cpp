#include "core/dicom/frames/colour.h"

#include "core/dicom/messages.h"

#include <algorithm>
#include <cmath>

namespace lantern::dicom {

namespace {

constexpr int half = 1 << 15;    // of the fixed point that 65536 is one of

std::uint8_t toByte(int value) { return static_cast<std::uint8_t>(std::clamp((value + half) >> 16, 0, 255)); }

// A sample's share in a colour, times 65536.
constexpr int share(double factor) { return static_cast<int>(factor * 65536 + (factor < 0 ? -0.5 : 0.5)); }

std::uint16_t at(const std::vector<std::uint16_t>& words, std::size_t i) { return words[i]; }

}

void turnIntoRgb(std::vector<std::uint8_t>& samples, ColourModel model)
{
    if (model == ColourModel::Rgb)
        return;
    const bool isPartial = model == ColourModel::YbrPartial;    // luminance 16 to 235, chrominance 16 to 240
    const int luminance = isPartial ? share(1.1644) : share(1), black = isPartial ? 16 : 0;
    const int redFromCr = isPartial ? share(1.5960) : share(1.402);
    const int greenFromCb = isPartial ? share(-0.3917) : share(-0.344136);
    const int greenFromCr = isPartial ? share(-0.8130) : share(-0.714136);
    const int blueFromCb = isPartial ? share(2.0173) : share(1.772);
    for (std::size_t i = 0; i + 2 < samples.size(); i += 3) {
        const int y = luminance * (samples[i] - black), cb = samples[i + 1] - 128, cr = samples[i + 2] - 128;
        samples[i] = toByte(y + redFromCr * cr);
        samples[i + 1] = toByte(y + greenFromCb * cb + greenFromCr * cr);
        samples[i + 2] = toByte(y + blueFromCb * cb);
    }
}

Result<std::vector<std::uint16_t>> expandedSegments(const std::vector<std::uint16_t>& segmented, int offsetUnits)
{
    constexpr std::size_t longest = 65536;
    std::vector<std::uint16_t> entries;
    const auto broken = [] { return fail(ErrorCode::Malformed, messages::PaletteBreaksOff); };
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
    for (std::size_t from = 0; from + 1 < segmented.size();) {    // a lonely unit is filling
        if (at(segmented, from) != 2) {
            const std::size_t taken = expandPlain(from);
            if (taken == 0)
                return broken();
            from += taken;
            continue;
        }
        // Indirect: the segments at an offset, once more. Offsets count bytes, low units first.
        const auto units = static_cast<std::size_t>(offsetUnits);
        if (from + 2 + units > segmented.size())
            return broken();
        std::size_t source = 0;
        for (std::size_t i = 0; i < units; ++i)
            source |= std::size_t(at(segmented, from + 2 + i)) << (i * 32 / units);
        source /= 4 / units;
        for (std::size_t i = 0; i < at(segmented, from + 1); ++i) {
            const std::size_t taken = source < segmented.size() ? expandPlain(source) : 0;
            if (taken == 0)
                return broken();
            source += taken;
        }
        from += 2 + units;
    }
    return entries;
}

namespace {

// Some writers say 16 bits and store 8.
bool areBytes(const Palettes& palettes)
{
    return std::all_of(palettes.begin(), palettes.end(), [](const Palette& palette) {
        return palette.bits <= 8 || *std::max_element(palette.entries.begin(), palette.entries.end()) < 256;
    });
}

}

pixels::ColourImage rgbFrom(const StoredFrame& frame, const Palettes& palettes)
{
    const auto& values = std::get<std::vector<std::int32_t>>(frame.values);
    pixels::ColourImage image{.rows = frame.rows, .columns = frame.columns, .rgb = {}};
    image.rgb.resize(values.size() * 3);
    const int surplus = areBytes(palettes) ? 0 : 8;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto& palette = palettes[channel];
            const auto last = static_cast<std::int64_t>(palette.entries.size()) - 1;
            const auto index = std::clamp<std::int64_t>(std::int64_t(values[i]) - palette.firstMapped, 0, last);
            image.rgb[i * 3 + channel] =
                static_cast<std::uint8_t>(palette.entries[static_cast<std::size_t>(index)] >> surplus);
        }
    return image;
}

pixels::ColourImage rgbFrom(const StoredFrame& frame, const Palettes& palettes, const std::vector<std::uint8_t>& grey)
{
    auto image = rgbFrom(frame, palettes);
    const auto& values = std::get<std::vector<std::int32_t>>(frame.values);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] < palettes[0].firstMapped)
            std::fill_n(image.rgb.begin() + static_cast<std::ptrdiff_t>(i * 3), 3, grey[i]);
    return image;
}

}
