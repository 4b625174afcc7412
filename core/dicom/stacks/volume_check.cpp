#include "core/dicom/stacks/volume_check.h"

#include "core/dicom/messages.h"
#include "core/dicom/patients/patient_groups.h"
#include "core/dicom/stacks/frame_place.h"
#include "core/dicom/values/value_kinds.h"

#include <algorithm>
#include <set>
#include <vector>

namespace lantern::dicom {

namespace {

// Why these frames are no volume, or nothing.
Message obstacle(const Series& series)
{
    const auto& first = *series.frames.front().instance;
    std::set<std::string> references;
    std::set<InstancePtr> files;
    for (const auto& frame : series.frames) {
        const auto& instance = *frame.instance;
        if (isLocaliser(frame))
            return messages::ItIsALocaliser;
        if (instance.pixels.isColour())
            return messages::ImagesAreInColour;
        if (!planeOf(frame))
            return messages::ImagesHaveNoPlace;
        if (instance.pixels.rows != first.pixels.rows || instance.pixels.columns != first.pixels.columns)
            return messages::ImagesDifferInSize(first.pixels.columns, first.pixels.rows, instance.pixels.columns,
                                                instance.pixels.rows);
        if (!geometry::areParallel(*planeOf(series.frames.front()), *planeOf(frame)))
            return messages::ImagesPointDifferentWays;
        const auto spacing = planeOf(frame)->spacing(), usual = planeOf(series.frames.front())->spacing();
        if (!geometry::areAlike(spacing, usual))
            return messages::PixelsDifferInWidth(usual.betweenColumns, spacing.betweenColumns);
        files.insert(frame.instance);
        if (!instance.series.frameOfReferenceUid.empty())
            references.insert(instance.series.frameOfReferenceUid);
    }
    const std::vector<InstancePtr> each(files.begin(), files.end());
    if (const auto patients = groupByPatient(each).groups.size(); patients > 1)
        return messages::ImagesOfSeveralPatients(patients);
    if (references.size() > 1)
        return messages::SeveralFramesOfReference(references.size());
    return {};
}

}

Result<geometry::SliceOrder> volumeOrderOf(const Series& series)
{
    const auto refused = [](Message reason) { return fail(ErrorCode::Refused, messages::NoPlanes(std::move(reason))); };
    if (series.frames.empty())
        return refused(messages::ItHasNoImages);
    if (auto reason = obstacle(series); !reason.empty())
        return refused(std::move(reason));
    if (series.frames.size() < 2)
        return refused(messages::ItHasOneImage);

    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : series.frames)
        planes.push_back(*planeOf(frame));
    auto order = geometry::orderSlices(planes, {});
    if (order.spacing == 0)
        return refused(messages::AllImagesAtOnePlace);
    if (!order.samePlaceAfter.empty())
        return refused(messages::SeveralImagesAtPlaces(order.samePlaceAfter.size()));
    if (std::ranges::count(valueKindsOf(series.frames).isOdd, false) < 2)
        return refused(messages::NoTwoImagesOfOneKind);
    return order;
}

}
