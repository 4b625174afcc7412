#include "core/dicom/decode.h"

#include "core/dicom/colour.h"
#include "core/dicom/dataset/display_internal.h"
#include "core/dicom/dataset/frame_source_internal.h"
#include "core/dicom/units.h"

#include <algorithm>
#include <fmt/format.h>
#include <new>

namespace lantern::dicom {

namespace {

std::vector<std::uint16_t> unpackedBytes(const std::vector<std::uint16_t>& words)
{
    std::vector<std::uint16_t> bytes;
    bytes.reserve(words.size() * 2);
    for (const auto word : words) {
        bytes.push_back(word & 0xff);
        bytes.push_back(static_cast<std::uint16_t>(word >> 8));
    }
    return bytes;
}

Result<Palette> paletteOf(DcmDataset& dataset, const DcmTagKey& descriptor, const DcmTagKey& data,
                          const DcmTagKey& segmented, bool isSigned)
{
    const auto count = wordOf(dataset, descriptor, 0);
    const auto first = wordOf(dataset, descriptor, 1);
    const auto bits = wordOf(dataset, descriptor, 2);
    if (!count || !first || !bits)
        return fail(ErrorCode::Malformed, "The colour palette has no descriptor.");
    Palette palette;
    palette.firstMapped = isSigned || isSignedShort(dataset, descriptor) ? static_cast<std::int16_t>(*first) : *first;
    palette.bits = *bits;
    const std::size_t size = *count == 0 ? 65536 : *count;
    palette.entries = wordsOf(dataset, data);
    if (palette.entries.empty() && dataset.tagExists(segmented)) {
        LANTERN_TRY(expanded, expandedSegments(wordsOf(dataset, segmented)));
        palette.entries = std::move(expanded);
    } else if (palette.entries.size() < size && palette.entries.size() * 2 >= size) {
        palette.entries = unpackedBytes(palette.entries);    // eight-bit entries, two to a word
    }
    if (palette.entries.empty())
        return fail(ErrorCode::Malformed, "The colour palette is empty.");
    palette.entries.resize(std::min(palette.entries.size(), size));
    return palette;
}

Result<pixels::ImagePtr> paletteImage(DcmDataset& dataset, const StoredFrame& stored, bool isSigned)
{
    LANTERN_TRY(red,
                paletteOf(dataset, DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData,
                          DCM_SegmentedRedPaletteColorLookupTableData, isSigned));
    LANTERN_TRY(green,
                paletteOf(dataset, DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData,
                          DCM_SegmentedGreenPaletteColorLookupTableData, isSigned));
    LANTERN_TRY(blue,
                paletteOf(dataset, DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData,
                          DCM_SegmentedBluePaletteColorLookupTableData, isSigned));
    return std::make_shared<const pixels::Image>(rgbFrom(stored, {red, green, blue}));
}

Result<pixels::ImagePtr> colourImage(const Instance& instance, const StoredFrame& stored, CodestreamColour codestream)
{
    if (!std::holds_alternative<std::vector<std::int32_t>>(stored.values))
        return fail(ErrorCode::Unsupported, "Colours of this depth are not supported.");
    const auto& photometric = instance.pixels.photometric;
    ColourModel model = ColourModel::Rgb;
    if (photometric.starts_with("YBR_FULL"))
        model = ColourModel::YbrFull;
    else if (photometric.starts_with("YBR_PARTIAL"))
        model = ColourModel::YbrPartial;
    else if (photometric != "RGB" && !photometric.starts_with("YBR_")    // YBR_RCT and YBR_ICT: undone by the codec
             && instance.pixels.samples == 3)    // else the codestream has more samples than the header knows
        return fail(ErrorCode::Unsupported, fmt::format("The colour model \"{}\" is not supported.", photometric));
    if (codestream == CodestreamColour::Rgb)
        model = ColourModel::Rgb;
    else if (codestream == CodestreamColour::Ybr && model == ColourModel::Rgb)
        model = ColourModel::YbrFull;
    return std::make_shared<const pixels::Image>(rgbFrom(stored, model));
}

// Modality LUT (PS3.3 C.11.1): values below and above the table take its ends. Padding keeps out of
// it, at a value no table yields.
constexpr std::int32_t paddingBesideLut = -1;

std::vector<std::int32_t> lookedUp(const pixels::VoiLut& lut, std::vector<std::int32_t> values,
                                   const Instance& instance)
{
    const auto first = static_cast<std::int64_t>(lut.firstMapped);
    const auto last = static_cast<std::int64_t>(lut.entries.size()) - 1;
    const auto& padding = instance.paddingRange;
    for (auto& value : values) {
        if (padding && value >= padding->first && value <= padding->second)
            value = paddingBesideLut;
        else
            value = lut.entries[static_cast<std::size_t>(std::clamp<std::int64_t>(value - first, 0, last))];
    }
    return values;
}

Result<pixels::ImagePtr> greyImage(DcmDataset& dataset, const Instance& instance, int frame, const FrameBytes& bytes)
{
    const auto& facts = instance.frames[static_cast<std::size_t>(frame)];
    pixels::GreyImage grey{.rows = bytes.rows, .columns = bytes.columns, .samples = {}, .rescale = {}, .padding = {}};
    grey.rescale = {facts.slope, facts.intercept,
                    facts.rescaleType.empty() ? unitOf(instance) : unitNamed(facts.rescaleType)};
    if (instance.paddingRange)
        grey.padding = pixels::PaddingRange{instance.paddingRange->first, instance.paddingRange->second};
    const auto lut = bytes.isFloat ? std::nullopt : modalityLutOf(dataset, bytes.isSigned);
    if (!lut) {
        LANTERN_TRY(samples, unpackGrey(bytes));
        grey.samples = std::move(samples);
        return std::make_shared<const pixels::Image>(std::move(grey));
    }
    LANTERN_TRY(stored, unpackSamples(bytes));
    auto* values = std::get_if<std::vector<std::int32_t>>(&stored.values);
    if (!values)
        return fail(ErrorCode::Unsupported, "A Modality LUT for values above 2147483647 is not supported.");
    grey.samples = lookedUp(*lut, std::move(*values), instance);
    grey.rescale = {1, 0, unitOf(instance)};
    if (grey.padding)
        grey.padding = pixels::PaddingRange{paddingBesideLut, paddingBesideLut};
    return std::make_shared<const pixels::Image>(std::move(grey));
}

Result<pixels::ImagePtr> pictureOf(DcmDataset& dataset, const Instance& instance, int frame, FrameBytes bytes)
{
    if (bytes.samples == 1 && (instance.pixels.photometric != "PALETTE COLOR" || bytes.isFloat))
        return greyImage(dataset, instance, frame, bytes);
    if (bytes.samples != 1 && (bytes.samples != 3 || bytes.isFloat))
        return fail(ErrorCode::Unsupported,
                    fmt::format("Images with {} samples a pixel are not supported.", bytes.samples));
    LANTERN_TRY(stored, unpackSamples(bytes));
    if (bytes.samples == 1)
        return paletteImage(dataset, stored, stored.isSigned);
    return colourImage(instance, stored, bytes.colour);
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
        return fail(ErrorCode::OutOfMemory, "There is not enough memory for this frame.");
    }();
    const auto name = instance.path.filename().string();
    if (!result && result.error().sentence.find(name) == std::string::npos)
        return fail(result.error().code, fmt::format("\"{}\": {}", name, result.error().sentence));
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
        LANTERN_TRY(bytes, source->frame(instance, frame));
        DecodedFrame done;
        done.warnings = std::move(bytes.warnings);
        LANTERN_TRY(image, pictureOf(source->dataset(), instance, frame, std::move(bytes)));
        done.image = std::move(image);
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
