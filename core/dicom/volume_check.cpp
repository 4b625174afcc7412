#include "core/dicom/volume_check.h"

#include "core/dicom/patient_groups.h"
#include "core/dicom/value_kinds.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <vector>

namespace lantern::dicom {

namespace {

bool isLocaliser(const Instance& instance)
{
    return std::ranges::find(instance.imageType, "LOCALIZER") != instance.imageType.end();
}

// Why these frames are no volume, or nothing.
std::string obstacle(const Series& series)
{
    const auto& first = *series.frames.front().instance;
    std::set<std::string> references;
    std::set<InstancePtr> files;
    for (const auto& frame : series.frames) {
        const auto& instance = *frame.instance;
        if (isLocaliser(instance))
            return "The series cannot be shown in three planes: it is a localiser.";
        if (instance.pixels.isColour())
            return "The series cannot be shown in three planes: its images are in colour.";
        if (!frame.facts().plane)
            return "The series cannot be shown in three planes: its images do not say where they lie in the patient.";
        if (instance.pixels.rows != first.pixels.rows || instance.pixels.columns != first.pixels.columns)
            return fmt::format("The series cannot be shown in three planes: its images have different sizes, {} x {} "
                               "and {} x {} pixels.",
                               first.pixels.columns, first.pixels.rows, instance.pixels.columns, instance.pixels.rows);
        if (!geometry::areParallel(*series.frames.front().facts().plane, *frame.facts().plane))
            return "The series cannot be shown in three planes: its images point different ways.";
        const auto spacing = frame.facts().plane->spacing(), usual = series.frames.front().facts().plane->spacing();
        if (!geometry::areAlike(spacing, usual))
            return fmt::format("The series cannot be shown in three planes: its pixels are {:.4g} and {:.4g} mm wide.",
                               usual.betweenColumns, spacing.betweenColumns);
        files.insert(frame.instance);
        if (!instance.series.frameOfReferenceUid.empty())
            references.insert(instance.series.frameOfReferenceUid);
    }
    const std::vector<InstancePtr> each(files.begin(), files.end());
    if (const auto patients = groupByPatient(each).groups.size(); patients > 1)
        return fmt::format("The series cannot be shown in three planes: its images belong to {} patients.", patients);
    if (references.size() > 1)
        return fmt::format("The series cannot be shown in three planes: its images lie in {} frames of reference.",
                           references.size());
    return {};
}

}

Result<geometry::SliceOrder> volumeOrderOf(const Series& series)
{
    if (series.frames.empty())
        return fail(ErrorCode::Refused, "The series cannot be shown in three planes: it has no images.");
    if (auto reason = obstacle(series); !reason.empty())
        return fail(ErrorCode::Refused, std::move(reason));
    if (series.frames.size() < 2)
        return fail(ErrorCode::Refused, "The series cannot be shown in three planes: it has one image only.");

    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : series.frames)
        planes.push_back(*frame.facts().plane);
    auto order = geometry::orderSlices(planes, {});
    if (order.spacing == 0)
        return fail(ErrorCode::Refused, "The series cannot be shown in three planes: all its images lie at one place.");
    if (!order.samePlaceAfter.empty())
        return fail(ErrorCode::Refused,
                    fmt::format("The series cannot be shown in three planes: several of its images lie at one place, "
                                "at {} of its places.",
                                order.samePlaceAfter.size()));
    if (std::ranges::count(valueKindsOf(series.frames).isOdd, false) < 2)
        return fail(ErrorCode::Refused,
                    "The series cannot be shown in three planes: no two of its images have values of one kind.");
    return order;
}

}
