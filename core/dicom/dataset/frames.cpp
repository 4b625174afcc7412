#include "core/dicom/dataset/frames_internal.h"

#include "core/dicom/dataset/display_internal.h"
#include "core/dicom/dataset/quantities_internal.h"
#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/dataset/traits_internal.h"

#include <algorithm>

namespace lantern::dicom {

namespace {

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
            warn(warnings, WarningCode::BadOrientation, moved.error().message);
        else
            frames[i].plane = *moved;
    }
}

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
    const auto place = decimalsOf(position, DCM_ImagePositionPatient, warnings);
    const auto axes = decimalsOf(orientation, DCM_ImageOrientationPatient, warnings);
    if (place.size() != 3 || axes.size() != 6)
        return std::nullopt;
    auto plane = geometry::ImagePlane::make({place[0], place[1], place[2]}, {axes[0], axes[1], axes[2]},
                                            {axes[3], axes[4], axes[5]}, spacing);
    if (!plane) {
        warn(warnings, WarningCode::BadOrientation, plane.error().message);
        return std::nullopt;
    }
    return *plane;
}

std::vector<FrameFacts> framesOf(DcmDataset& dataset, const Instance& instance, Warnings& warnings)
{
    FrameFacts whole;
    readRescale(dataset, dataset, instance, whole, warnings);
    TextReader text(dataset);
    whole.windows = windowsOf(dataset, text, warnings);
    whole.voiLuts = voiLutsOf(dataset, text, instance.pixels.isSigned || whole.intercept < 0, warnings);
    if (instance.pixelSpacing && !instance.spacingIsAtDetector)
        whole.plane = planeOf(dataset, dataset, *instance.pixelSpacing, warnings);
    // They start from stored values, which a table cannot be undone to.
    if (!instance.hasModalityLut)
        whole.quantities = quantitiesOf(dataset, text, whole.slope, whole.intercept, warnings);
    if (isShownAsStored(instance))
        if (auto beam = beamQuantityOf(dataset))
            whole.quantities.push_back(*std::move(beam));

    const auto count = static_cast<std::size_t>(instance.pixels.frames);
    const bool isEnhanced = dataset.tagExists(DCM_SharedFunctionalGroupsSequence)
        || dataset.tagExists(DCM_PerFrameFunctionalGroupsSequence);
    if (!isEnhanced)
        whole.traits = TraitReader(dataset, text, instance.series.modality == "MR").traitsOfAll();
    std::vector<FrameFacts> frames(count, whole);
    if (isEnhanced)
        frames = enhancedFrames(dataset, instance, whole, warnings);
    else
        addFrameVectors(dataset, frames, warnings);
    if (count > 1)
        moveByGridOffsets(frames, decimalsOf(dataset, DCM_GridFrameOffsetVector), warnings);
    return frames;
}

}
