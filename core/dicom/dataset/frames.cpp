#include "core/dicom/dataset/frames_internal.h"

#include "core/dicom/dataset/text_internal.h"

#include <algorithm>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

pixels::WindowFunction functionNamed(const std::string& name)
{
    if (name == "SIGMOID")
        return pixels::WindowFunction::Sigmoid;
    return name == "LINEAR_EXACT" ? pixels::WindowFunction::LinearExact : pixels::WindowFunction::Linear;
}

// RT Dose says where each plane lies by its distance from the first, or, where the first is not
// zero, by patient z itself (PS3.3 C.8.8.3.2).
void moveByGridOffsets(std::vector<FrameFacts>& frames, const std::vector<double>& offsets, Warnings& warnings)
{
    for (std::size_t i = 0; i < frames.size() && i < offsets.size(); ++i) {
        if (!frames[i].plane)
            return;
        const auto& plane = *frames[i].plane;
        const auto normal = plane.normal();
        auto place = plane.topLeft();
        if (offsets[0] == 0)
            place = {place.x + offsets[i] * normal.x, place.y + offsets[i] * normal.y, place.z + offsets[i] * normal.z};
        else
            place.z = offsets[i];
        auto moved = geometry::ImagePlane::make(place, plane.alongRow(), plane.downColumn(), plane.spacing());
        if (!moved)
            warn(warnings, WarningCode::BadOrientation, moved.error().sentence);
        else
            frames[i].plane = *moved;
    }
}

}

std::vector<pixels::Window> windowsOf(DcmItem& item)
{
    const auto centres = decimalsOf(item, DCM_WindowCenter);
    const auto widths = decimalsOf(item, DCM_WindowWidth);
    if (centres.empty() || widths.empty())
        return {};
    const auto function = functionNamed(codeOf(item, DCM_VOILUTFunction));
    const auto explanations = codesOf(item, DCM_WindowCenterWidthExplanation);
    // LINEAR needs a width of at least 1, the others any above 0.
    const double narrowest = function == pixels::WindowFunction::Linear ? 1 : 0;
    std::vector<pixels::Window> windows;
    for (std::size_t i = 0; i < std::min(centres.size(), widths.size()); ++i)
        if (widths[i] >= narrowest && widths[i] > 0)
            windows.push_back({centres[i], widths[i], function, i < explanations.size() ? explanations[i] : ""});
    return windows;
}

std::vector<pixels::VoiLut> voiLutsOf(DcmItem& item, bool modalityIsSigned)
{
    std::vector<pixels::VoiLut> luts;
    for (DcmItem* lut : itemsOf(item, DCM_VOILUTSequence)) {
        const auto first = wordOf(*lut, DCM_LUTDescriptor, 1);
        const auto bits = wordOf(*lut, DCM_LUTDescriptor, 2);
        auto entries = wordsOf(*lut, DCM_LUTData);
        auto count = static_cast<std::size_t>(wordOf(*lut, DCM_LUTDescriptor, 0).value_or(0));
        if (count == 0)
            count = 65536;
        if (!first || !bits || entries.empty())
            continue;
        // Eight-bit entries may be packed two to a word.
        if (entries.size() < count && *bits <= 8 && entries.size() * 2 >= count) {
            std::vector<std::uint16_t> unpacked;
            for (const auto word : entries) {
                unpacked.push_back(word & 0xff);
                unpacked.push_back(static_cast<std::uint16_t>(word >> 8));
            }
            entries = std::move(unpacked);
        }
        entries.resize(std::min(entries.size(), count));
        const bool isSigned = modalityIsSigned || isSignedShort(*lut, DCM_LUTDescriptor);
        luts.push_back({isSigned ? static_cast<double>(static_cast<std::int16_t>(*first)) : static_cast<double>(*first),
                        std::move(entries), std::clamp<int>(*bits, 1, 16), bytesOf(*lut, DCM_LUTExplanation)});
    }
    return luts;
}

std::optional<geometry::PixelSpacing> spacingOf(DcmItem& item, const DcmTagKey& tag)
{
    const auto values = decimalsOf(item, tag);
    if (values.size() < 2 || !(values[0] > 0) || !(values[1] > 0))
        return std::nullopt;
    return geometry::PixelSpacing{.betweenRows = values[0], .betweenColumns = values[1]};
}

std::optional<geometry::ImagePlane> planeOf(DcmItem& position, DcmItem& orientation, geometry::PixelSpacing spacing,
                                            Warnings& warnings)
{
    const auto place = decimalsOf(position, DCM_ImagePositionPatient);
    const auto axes = decimalsOf(orientation, DCM_ImageOrientationPatient);
    if (place.size() != 3 || axes.size() != 6)
        return std::nullopt;
    auto plane = geometry::ImagePlane::make({place[0], place[1], place[2]}, {axes[0], axes[1], axes[2]},
                                            {axes[3], axes[4], axes[5]}, spacing);
    if (!plane) {
        warn(warnings, WarningCode::BadOrientation, plane.error().sentence);
        return std::nullopt;
    }
    return *plane;
}

std::vector<FrameFacts> framesOf(DcmDataset& dataset, const Instance& instance, Warnings& warnings)
{
    FrameFacts whole;
    whole.slope = decimalOf(dataset, DCM_RescaleSlope).value_or(1);
    whole.intercept = decimalOf(dataset, DCM_RescaleIntercept).value_or(0);
    whole.windows = windowsOf(dataset);
    if (instance.pixelSpacing && !instance.spacingIsAtDetector)
        whole.plane = planeOf(dataset, dataset, *instance.pixelSpacing, warnings);
    // RT Dose writes its scaling elsewhere (PS3.3 C.8.8.3).
    if (const auto scaling = decimalOf(dataset, DCM_DoseGridScaling))
        whole.slope = *scaling;

    const auto count = static_cast<std::size_t>(instance.pixels.frames);
    std::vector<FrameFacts> frames(count, whole);
    if (dataset.tagExists(DCM_SharedFunctionalGroupsSequence)
        || dataset.tagExists(DCM_PerFrameFunctionalGroupsSequence))
        frames = enhancedFrames(dataset, whole, count, warnings);
    else
        addFrameVectors(dataset, frames, warnings);
    if (count > 1)
        moveByGridOffsets(frames, decimalsOf(dataset, DCM_GridFrameOffsetVector), warnings);
    return frames;
}

}
