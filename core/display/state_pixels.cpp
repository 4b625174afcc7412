#include "core/display/state_pixels.h"

#include "core/dicom/decode.h"
#include "core/display/messages.h"
#include "core/pixels/modality_lut.h"
#include "core/pixels/subtraction.h"

#include <algorithm>
#include <cmath>

namespace lantern::display {

namespace {

using pixels::GreyImage;

const GreyImage* greyOf(const pixels::ImagePtr& image) { return image ? std::get_if<GreyImage>(image.get()) : nullptr; }

bool isLine(const dicom::PresentationState& state, const dicom::FrameRef& frame)
{
    return !state.modalityLut && !frame.instance->hasModalityLut;
}

// The frame's stored values through the state's modality transformation; nothing where they are not to be had.
std::optional<GreyImage> modalityImage(const dicom::PresentationState& state, const dicom::FrameRef& frame,
                                       const GreyImage& own, const OtherPixels& others)
{
    GreyImage image = own;
    if (frame.instance->hasModalityLut) {
        const auto stored = others.stored ? others.stored(frame.frame) : nullptr;
        const auto* grey = greyOf(stored);
        if (!grey)
            return std::nullopt;
        image.samples = grey->samples;
        image.padding = grey->padding;
    }
    if (!state.modalityLut) {
        image.rescale.slope = state.rescale.slope;
        image.rescale.intercept = state.rescale.intercept;
        return image;
    }
    auto lut = *state.modalityLut;
    if (frame.instance->pixels.isSigned && lut.firstMapped > 32767)
        lut.firstMapped -= 65536;    // its sign is that of the stored values
    return pixels::throughModalityLut(std::move(image), lut);
}

// All that stored values can be, in the state's modality values.
pixels::ValueRange possibleRange(const dicom::PresentationState& state, const dicom::PixelFormat& format)
{
    if (state.modalityLut)
        return {0, std::exp2(std::clamp(state.modalityLut->bits, 1, 16)) - 1};
    const double count = std::exp2(std::clamp(format.bitsStored, 1, 32)), low = format.isSigned ? -count / 2 : 0;
    const auto [least, greatest] = std::minmax({low * state.rescale.slope + state.rescale.intercept,
                                                (low + count - 1) * state.rescale.slope + state.rescale.intercept});
    return {least, greatest};
}

// By the first of the state's operations that is for the frame.
std::optional<dicom::Subtraction> subtractionFor(const dicom::PresentationState& state, const dicom::FrameRef& frame)
{
    const auto& instance = *frame.instance;
    for (const auto& operation : state.masks)
        if (operation.references.empty() || dicom::names(operation.references, instance.sopInstanceUid, frame.frame))
            if (auto subtraction = dicom::subtractionOf(operation, frame.frame, instance.pixels.frames))
                return subtraction;
    return std::nullopt;
}

// The frames in the state's modality values; nothing where one of them is missing.
std::optional<pixels::FrameMean> meanOf(const std::vector<int>& frames, const dicom::PresentationState& state,
                                        const dicom::FrameRef& frame, const GreyImage& own, const OtherPixels& others)
{
    pixels::FrameMean mean;
    for (const int one : frames) {
        const auto other = one == frame.frame || !others.image ? nullptr : others.image(one);
        const GreyImage* grey = one == frame.frame ? &own : greyOf(other);
        if (!grey)
            return std::nullopt;
        if (isLine(state, frame)) {
            mean.add(*grey, state.rescale);
        } else if (const auto image = modalityImage(state, {frame.instance, one}, *grey, others)) {
            mean.add(*image);
        } else {
            return std::nullopt;
        }
    }
    return mean;
}

pixels::ImagePtr shared(GreyImage image) { return std::make_shared<const pixels::Image>(std::move(image)); }

}

StatePixels statePixels(const dicom::PresentationState& state, const dicom::FrameRef& frame, const pixels::Image& image,
                        const OtherPixels& others, bool voiIsTable)
{
    StatePixels result;
    const auto* own = std::get_if<GreyImage>(&image);
    if (!own)
        return result;
    result.possible = possibleRange(state, frame.instance->pixels);
    if (const auto subtraction = subtractionFor(state, frame)) {
        const auto contrast = meanOf(subtraction->contrast, state, frame, *own, others);
        const auto mask = meanOf(subtraction->mask, state, frame, *own, others);
        if (contrast && mask) {
            auto difference = pixels::subtracted(*contrast, *mask, subtraction->shift, subtraction->visible);
            difference.rescale.unit = own->rescale.unit;
            result.image = shared(std::move(difference));
            result.isSubtracted = true;
            const double reach = result.possible.high - result.possible.low;
            result.possible = {-reach, reach};
            return result;
        }
        result.notes.push_back(messages::FramesToSubtractMissing);
    }
    // Where both are lines the state's can be undone in its VOI, and the picture keeps its own values.
    const double slope = isLine(state, frame) ? frame.facts().slope / state.rescale.slope : 0;
    if (slope > 0 && std::isfinite(slope) && (slope == 1 || !voiIsTable)) {
        result.slope = slope;
        result.intercept = frame.facts().intercept - slope * state.rescale.intercept;
        return result;
    }
    if (auto other = modalityImage(state, frame, *own, others))
        result.image = shared(std::move(*other));
    else
        result.notes.push_back(messages::ModalityLutNotTakenBack);
    return result;
}

pixels::ImagePtr storedPicture(const dicom::Instance& instance, int frame)
{
    auto stored = dicom::decodeStored(instance, frame);
    auto* values = stored ? std::get_if<std::vector<std::int32_t>>(&stored->values) : nullptr;
    if (!values || stored->samples != 1)
        return nullptr;
    GreyImage image{.rows = stored->rows, .columns = stored->columns, .samples = std::move(*values)};
    if (instance.paddingRange)
        image.padding = pixels::PaddingRange{instance.paddingRange->first, instance.paddingRange->second};
    return shared(std::move(image));
}

}
