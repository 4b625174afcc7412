#include "core/dicom/decode.h"

#include "core/dicom/dataset/display_internal.h"
#include "core/dicom/dataset/overlays_internal.h"
#include "core/dicom/dataset/palette_internal.h"
#include "core/dicom/messages.h"
#include "core/dicom/part10/frame_source_internal.h"
#include "core/dicom/values/units.h"
#include "core/pixels/grey.h"
#include "core/pixels/modality_lut.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace lantern::dicom {

namespace {

Result<pixels::ImagePtr> colourImage(const Instance& instance, FrameBytes&& bytes)
{
    const auto& photometric = instance.pixels.photometric;
    ColourModel model = ColourModel::Rgb;
    if (photometric.starts_with("YBR_FULL"))
        model = ColourModel::YbrFull;
    else if (photometric.starts_with("YBR_PARTIAL"))
        model = ColourModel::YbrPartial;
    else if (photometric != "RGB" && photometric != "XYB"
             && !photometric.starts_with("YBR_")    // XYB, YBR_RCT and YBR_ICT: undone by the codec
             && instance.pixels.samples == 3)    // else the codestream has more samples than the header knows
        return fail(ErrorCode::Unsupported, messages::ColourModelUnsupported(photometric));
    if (bytes.colour == CodestreamColour::Rgb)
        model = ColourModel::Rgb;
    else if (bytes.colour == CodestreamColour::Ybr && model == ColourModel::Rgb)
        model = ColourModel::YbrFull;
    pixels::ColourImage image{.rows = bytes.rows, .columns = bytes.columns, .rgb = {}};
    LANTERN_TRY(samples, unpackColour(std::move(bytes)));
    image.rgb = std::move(samples);
    turnIntoRgb(image.rgb, model);
    return std::make_shared<const pixels::Image>(std::move(image));
}

Result<pixels::ImagePtr> greyImage(DcmDataset& dataset, const Instance& instance, int frame, FrameBytes&& bytes)
{
    const auto& facts = instance.frames[static_cast<std::size_t>(frame)];
    pixels::GreyImage grey{.rows = bytes.rows, .columns = bytes.columns, .samples = {}, .rescale = {}, .padding = {}};
    grey.rescale = {facts.slope, facts.intercept, unitOf(facts)};
    if (instance.paddingRange)
        grey.padding = pixels::PaddingRange{instance.paddingRange->first, instance.paddingRange->second};
    const bool hasLut = instance.hasModalityLut && !bytes.isFloat;
    const auto lut = hasLut ? modalityLutOf(dataset, bytes.isSigned) : std::nullopt;
    if (!lut) {
        LANTERN_TRY(samples, unpackGrey(std::move(bytes)));
        grey.samples = std::move(samples);
        return std::make_shared<const pixels::Image>(std::move(grey));
    }
    LANTERN_TRY(stored, unpackSamples(bytes));
    auto* values = std::get_if<std::vector<std::int32_t>>(&stored.values);
    if (!values)
        return fail(ErrorCode::Unsupported, messages::ModalityLutOfLargeValues);
    grey.samples = std::move(*values);
    return std::make_shared<const pixels::Image>(pixels::throughModalityLut(std::move(grey), *lut));
}

// Grey and colour in one picture cannot be windowed any more, so the grey gets the file's own window, or all of
// its range where there is none.
Result<pixels::ImagePtr> supplementedImage(DcmDataset& dataset, const Instance& instance, int frame,
                                           const FrameBytes& bytes)
{
    LANTERN_TRY(picture, greyImage(dataset, instance, frame, FrameBytes(bytes)));
    const auto& grey = std::get<pixels::GreyImage>(*picture);
    LANTERN_TRY(stored, unpackSamples(bytes));
    LANTERN_TRY(palettes, palettesOf(dataset, stored.isSigned));
    const auto* values = std::get_if<std::vector<std::int32_t>>(&stored.values);
    if (!values || values->empty())
        return picture;
    const auto& windows = instance.frames[static_cast<std::size_t>(frame)].windows;
    pixels::Window window;
    if (!windows.empty()) {
        window = windows.front();
    } else {
        const double low = *std::min_element(values->begin(), values->end()) * grey.rescale.slope;
        const double high = (palettes[0].firstMapped - 1) * grey.rescale.slope;
        window = {grey.rescale.intercept + (low + high) / 2, std::max(std::abs(high - low), 1.0)};
    }
    return std::make_shared<const pixels::Image>(
        rgbFrom(stored, palettes, pixels::greyFrame(grey, window, instance.isInverse)));
}

Result<pixels::ImagePtr> pictureOf(DcmDataset& dataset, const Instance& instance, int frame, FrameBytes&& bytes)
{
    if (bytes.samples == 1 && !bytes.isFloat && instance.pixels.photometric == "PALETTE COLOR") {
        LANTERN_TRY(stored, unpackSamples(bytes));
        LANTERN_TRY(palettes, palettesOf(dataset, stored.isSigned));
        if (!std::holds_alternative<std::vector<std::int32_t>>(stored.values))
            return fail(ErrorCode::Unsupported, messages::PaletteOfLargeValues);
        return std::make_shared<const pixels::Image>(rgbFrom(stored, palettes));
    }
    if (bytes.samples == 1 && !bytes.isFloat && hasSupplementalPalette(dataset))
        return supplementedImage(dataset, instance, frame, bytes);
    if (bytes.samples == 1)
        return greyImage(dataset, instance, frame, std::move(bytes));
    if (bytes.samples != 3 || bytes.isFloat)
        return fail(ErrorCode::Unsupported, messages::SamplesUnsupported(bytes.samples));
    return colourImage(instance, std::move(bytes));
}

// Overlays and the shutter lie beside the pixels, never in them. Few files have any.
std::optional<FrameLayers> layersFor(DcmDataset& dataset, const Instance& instance, int frame, const FrameBytes& bytes)
{
    if (instance.overlayGroups.empty() && instance.shutter.isEmpty())
        return std::nullopt;
    return layersOf(dataset, instance, frame, bytes);
}

pixels::ImagePtr withLayers(pixels::Image image, FrameLayers layers)
{
    std::visit(
        [&](auto& kind) {
            kind.overlays = std::move(layers.overlays);
            kind.shutter = std::move(layers.shutter);
        },
        image);
    return std::make_shared<const pixels::Image>(std::move(image));
}

// A header may ask for more memory than there is; that is the file's fault, not a reason to die. Every
// sentence names the file, so that one of a thousand slices can be found.
template <class Work>
auto decoded(const Instance& instance, Work work) -> decltype(work())
{
    auto result = [&]() -> decltype(work()) {
        try {
            return work();
        } catch (const std::bad_alloc&) {
        } catch (const std::length_error&) {
        }
        return fail(ErrorCode::OutOfMemory, messages::NoMemoryForFrame);
    }();
    const auto name = instance.path.filename().string();
    if (!result && result.error().sentence().find(name) == std::string::npos)
        return fail(result.error().code, messages::InFile(name, result.error().message));
    return result;
}

}

Result<StoredFrame> decodeStored(const Instance& instance, int frame)
{
    return decoded(instance, [&]() -> Result<StoredFrame> {
        LANTERN_TRY(source, FrameSource::open(instance));
        LANTERN_TRY(bytes, source->frame(instance, frame));
        return unpackSamples(bytes);
    });
}

Result<DecodedFrame> decode(const Instance& instance, int frame)
{
    return decoded(instance, [&]() -> Result<DecodedFrame> {
        LANTERN_TRY(source, FrameSource::open(instance));
        LANTERN_TRY(bytes, source->frame(instance, frame, Colours::Rgb));
        DecodedFrame done;
        done.warnings = std::move(bytes.warnings);
        auto layers = layersFor(source->dataset(), instance, frame, bytes);
        LANTERN_TRY(image, pictureOf(source->dataset(), instance, frame, std::move(bytes)));
        done.image = layers ? withLayers(*image, std::move(*layers)) : std::move(image);
        return done;
    });
}

Result<pixels::ImagePtr> decodeFrame(const Instance& instance, int frame)
{
    LANTERN_TRY(done, decode(instance, frame));
    return std::move(done.image);
}

Warnings encodingWarnings(const Instance& instance)
{
    const auto source = FrameSource::open(instance);
    return source ? (*source)->encodingWarnings(instance) : Warnings{};
}

}
