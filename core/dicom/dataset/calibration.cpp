#include "core/dicom/dataset/calibration_internal.h"

#include "core/dicom/dataset/frames_internal.h"
#include "core/dicom/dataset/text_internal.h"

#include <algorithm>

namespace lantern::dicom {

namespace {

std::optional<double> positiveOf(DcmItem& item, const DcmTagKey& tag)
{
    const auto value = decimalOf(item, tag);
    return value && *value > 0 ? value : std::nullopt;
}

UltrasoundRegion::Unit unitOf(DcmItem& region, const DcmTagKey& tag)
{
    const auto code = wordOf(region, tag).value_or(0);
    constexpr auto last = static_cast<unsigned>(UltrasoundRegion::Unit::Degree);
    return code <= last ? static_cast<UltrasoundRegion::Unit>(code) : UltrasoundRegion::Unit::None;
}

std::vector<UltrasoundRegion> regionsOf(DcmItem& dataset)
{
    std::vector<UltrasoundRegion> regions;
    const auto count = itemCount(dataset, DCM_SequenceOfUltrasoundRegions);
    for (unsigned long i = 0; i < count; ++i) {
        DcmItem* item = itemOf(dataset, DCM_SequenceOfUltrasoundRegions, i);
        if (!item)
            continue;
        const auto left = integerOf(*item, DCM_RegionLocationMinX0), top = integerOf(*item, DCM_RegionLocationMinY0);
        const auto right = integerOf(*item, DCM_RegionLocationMaxX1),
                   bottom = integerOf(*item, DCM_RegionLocationMaxY1);
        if (!left || !top || !right || !bottom || *right < *left || *bottom < *top)
            continue;    // a region without a place scales nothing
        UltrasoundRegion region{.left = *left, .top = *top, .right = *right, .bottom = *bottom};
        region.isLowPriority = (integerOf(*item, DCM_RegionFlags).value_or(0) & 1) != 0;
        region.unitAcross = unitOf(*item, DCM_PhysicalUnitsXDirection);
        region.unitDown = unitOf(*item, DCM_PhysicalUnitsYDirection);
        region.perColumn = decimalOf(*item, DCM_PhysicalDeltaX).value_or(0);
        region.perRow = decimalOf(*item, DCM_PhysicalDeltaY).value_or(0);
        region.referenceColumn = integerOf(*item, DCM_ReferencePixelX0);
        region.referenceRow = integerOf(*item, DCM_ReferencePixelY0);
        region.valueAtReferenceColumn = decimalOf(*item, DCM_ReferencePixelPhysicalValueX).value_or(0);
        region.valueAtReferenceRow = decimalOf(*item, DCM_ReferencePixelPhysicalValueY).value_or(0);
        regions.push_back(region);
    }
    return regions;
}

// What the groups of one frame, or those that all frames share, say in place of the whole object.
void takeGroups(DcmItem& groups, Calibration& calibration)
{
    if (DcmItem* measures = itemOf(groups, DCM_PixelMeasuresSequence))
        if (const auto spacing = spacingOf(*measures, DCM_PixelSpacing))
            calibration.pixelSpacing = spacing;
    if (DcmItem* properties = itemOf(groups, DCM_FramePixelDataPropertiesSequence))
        if (const auto spacing = spacingOf(*properties, DCM_ImagerPixelSpacing))
            calibration.imagerPixelSpacing = spacing;
    if (DcmItem* projection = itemOf(groups, DCM_ProjectionPixelCalibrationSequence))
        if (const auto spacing = spacingOf(*projection, DCM_ObjectPixelSpacingInCenterOfBeam))
            calibration.objectPixelSpacing = spacing;
}

}

std::vector<Calibration> calibrationsOf(DcmDataset& dataset, int frames)
{
    Calibration whole;
    whole.pixelSpacing = spacingOf(dataset, DCM_PixelSpacing);
    whole.imagerPixelSpacing = spacingOf(dataset, DCM_ImagerPixelSpacing);
    whole.nominalScannedPixelSpacing = spacingOf(dataset, DCM_NominalScannedPixelSpacing);
    whole.type = codeOf(dataset, DCM_PixelSpacingCalibrationType);
    whole.description = TextReader(dataset).textOf(DCM_PixelSpacingCalibrationDescription);
    whole.magnification = positiveOf(dataset, DCM_EstimatedRadiographicMagnificationFactor);
    whole.distanceToDetector = positiveOf(dataset, DCM_DistanceSourceToDetector);
    whole.distanceToPatient = positiveOf(dataset, DCM_DistanceSourceToPatient);
    whole.regions = regionsOf(dataset);
    if (DcmItem* shared = itemOf(dataset, DCM_SharedFunctionalGroupsSequence))
        takeGroups(*shared, whole);

    std::vector<Calibration> all(1, whole);
    DcmSequenceOfItems* perFrame = nullptr;
    if (dataset.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, perFrame).good() && perFrame) {
        all.assign(static_cast<std::size_t>(std::max(frames, 1)), whole);
        std::size_t frame = 0;
        for (DcmObject* item = nullptr; frame < all.size() && (item = perFrame->nextInContainer(item)); ++frame)
            takeGroups(*static_cast<DcmItem*>(item), all[frame]);
        if (std::ranges::all_of(all, [&](const auto& one) { return one == all.front(); }))
            all.resize(1);
    }
    return all;
}

}
