#include "core/display/show_slice.h"

#include "core/dicom/values/units.h"
#include "core/pixels/auto_window.h"
#include "core/pixels/presets.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace lantern::display {

namespace {

using Kind = WindowOffer::Kind;

std::string numbered(const char* stem, std::size_t index) { return stem + std::to_string(index + 1); }

// For digital radiographs the LUT is what the maker meant, so it comes before the windows (PS3.3 C.8.11.3.1.5).
bool prefersLut(const dicom::Instance& instance)
{
    return instance.series.modality == "DX" || instance.series.modality == "MG";
}

std::vector<WindowOffer> acquired(const dicom::FrameRef& frame)
{
    std::vector<WindowOffer> windows, luts;
    const auto& own = frame.facts().windows;
    for (std::size_t i = 0; i < own.size(); ++i)
        windows.push_back({Kind::AsAcquired, numbered("acquired-", i), own[i].explanation, own[i]});
    const auto& tables = frame.facts().voiLuts;
    for (std::size_t i = 0; i < tables.size(); ++i)
        luts.push_back({Kind::AsAcquired, numbered("voi-lut-", i), tables[i]->explanation, *tables[i]});
    auto& first = prefersLut(*frame.instance) ? luts : windows;
    auto& second = prefersLut(*frame.instance) ? windows : luts;
    first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    return std::move(first);
}

std::vector<pixels::ImagePtr> evenlyPicked(std::span<const pixels::ImagePtr> images, std::size_t most)
{
    std::vector<pixels::ImagePtr> picked;
    const std::size_t count = std::min(images.size(), most);
    for (std::size_t i = 0; i < count; ++i)
        picked.push_back(images[i * images.size() / count]);
    return picked;
}

// What the stored bits can hold at all, where nothing has been decoded yet.
pixels::ValueRange possibleRange(const dicom::FrameRef& frame)
{
    const auto& format = frame.instance->pixels;
    const double count = std::exp2(std::clamp(format.bitsStored, 1, 32));
    const double low = format.isSigned ? -count / 2 : 0;
    const double slope = frame.facts().slope, intercept = frame.facts().intercept;
    const auto [least, greatest] = std::minmax({low * slope + intercept, (low + count - 1) * slope + intercept});
    return {least, greatest};
}

}

bool isHounsfield(const dicom::FrameRef& frame) { return dicom::unitOf(frame) == "HU"; }

bool hasHounsfield(const dicom::Series& series) { return std::ranges::any_of(series.frames, isHounsfield); }

bool isShownInverted(const dicom::Instance& instance, bool isTurnedByReader,
                     std::optional<pixels::PresentationShape> stateShape)
{
    pixels::Polarity polarity;
    if (!instance.pixels.isColour())
        polarity = instance.polarity;
    polarity.stateShape = stateShape;
    polarity.isTurnedByReader = isTurnedByReader;
    return pixels::isInverted(polarity);
}

std::vector<WindowOffer> windowsFor(const dicom::FrameRef& frame, std::span<const pixels::ImagePtr> seen,
                                    std::span<const pixels::Quantity> quantities)
{
    if (frame.instance->pixels.isColour())
        return {};
    auto offers = acquired(frame);
    if (const auto range = pixels::fullRange(seen))
        offers.push_back({Kind::FullRange, "full-range", "Full range", pixels::windowOf(*range)});
    if (const auto range = pixels::percentileRange(evenlyPicked(seen, 16), 0.01, 0.99))
        offers.push_back({Kind::Percentile, "percentile", "1-99 percentile", pixels::windowOf(*range)});
    for (const auto& quantity : quantities)
        if (quantity.name.starts_with("SUV"))
            for (const int most : {6, 10, 20})    // body, hot lesions, bladder
                offers.push_back({Kind::Preset, fmt::format("suv-{}", most),
                                  fmt::format("{} 0-{}", quantity.name, most),
                                  pixels::windowIn(quantity, {0, static_cast<double>(most)})});
    if (isHounsfield(frame)) {
        for (const auto& preset : pixels::hounsfieldPresets())
            offers.push_back(
                {Kind::Preset, std::string(preset.id), std::string(preset.name), pixels::windowOf(preset)});
    }
    return offers;
}

std::optional<pixels::Window> uptakeWindow(const dicom::FrameRef& frame, std::span<const pixels::Quantity> quantities)
{
    constexpr double most = 6;
    const auto uptake =
        std::ranges::find_if(quantities, [](const auto& quantity) { return quantity.name.starts_with("SUV"); });
    if (frame.instance->series.modality != "PT" || frame.instance->pixels.isColour() || uptake == quantities.end())
        return std::nullopt;
    return pixels::windowIn(*uptake, {0, most});
}

volume::DisplaySettings defaultDisplaySettings(const dicom::FrameRef& frame, std::span<const pixels::ImagePtr> seen,
                                               std::span<const pixels::Quantity> quantities)
{
    volume::DisplaySettings look{.voi = pixels::Window{.centre = 128, .width = 256},
                                 .invert = isShownInverted(*frame.instance, false)};
    if (frame.instance->pixels.isColour())
        return look;
    if (const auto uptake = uptakeWindow(frame, quantities)) {
        look.voi = *uptake;
        look.invert = true;
    } else if (auto own = acquired(frame); !own.empty()) {
        look.voi = std::move(own.front().voi);
    } else {
        look.voi = pixels::windowOf(pixels::fullRange(seen).value_or(possibleRange(frame)));
    }
    return look;
}

}
