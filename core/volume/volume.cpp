#include "core/volume/volume.h"

#include "core/dicom/units.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <set>

namespace lantern::volume {

namespace {

using geometry::ImagePlane;

// Steps this much longer than usual are no unevenness any more: a slice is missing.
constexpr double missingFactor = 1.5;

std::string nameOf(const dicom::Series& series)
{
    return series.facts.description.empty() ? "This series" : fmt::format("\"{}\"", series.facts.description);
}

tl::unexpected<Error> refused(const dicom::Series& series, const std::string& reason)
{
    return fail(ErrorCode::Refused, fmt::format("{} cannot be shown in three planes: {}", nameOf(series), reason));
}

bool isLocaliser(const dicom::Instance& instance)
{
    return std::ranges::find(instance.imageType, "LOCALIZER") != instance.imageType.end();
}

std::string ownerOf(const dicom::Instance& instance)
{
    const auto& patient = instance.patient;
    return patient.id + '\n' + patient.issuer + '\n' + patient.name.raw;
}

// Why these frames are no volume, or nothing.
std::string obstacle(const dicom::Series& series)
{
    const auto& first = *series.frames.front().instance;
    std::set<std::string> owners, references;
    for (const auto& frame : series.frames) {
        const auto& instance = *frame.instance;
        if (isLocaliser(instance))
            return "it is a localiser.";
        if (instance.pixels.isColour())
            return "its images are in colour.";
        if (!frame.facts().plane)
            return "its images do not say where they lie in the patient.";
        if (instance.pixels.rows != first.pixels.rows || instance.pixels.columns != first.pixels.columns)
            return fmt::format("its images have different sizes, {} x {} and {} x {} pixels.", first.pixels.columns,
                               first.pixels.rows, instance.pixels.columns, instance.pixels.rows);
        if (!geometry::areParallel(*series.frames.front().facts().plane, *frame.facts().plane))
            return "its images point different ways.";
        const auto spacing = frame.facts().plane->spacing(), usual = series.frames.front().facts().plane->spacing();
        if (std::abs(spacing.betweenRows - usual.betweenRows) > 1e-3 * usual.betweenRows
            || std::abs(spacing.betweenColumns - usual.betweenColumns) > 1e-3 * usual.betweenColumns)
            return fmt::format("its pixels are {:.4g} and {:.4g} mm wide.", usual.betweenColumns,
                               spacing.betweenColumns);
        owners.insert(ownerOf(instance));
        references.insert(instance.series.frameOfReferenceUid);
    }
    if (owners.size() > 1)
        return fmt::format("its images belong to {} patients.", owners.size());
    if (references.size() > 1)
        return fmt::format("its images lie in {} frames of reference.", references.size());
    return {};
}

// True where a long step between slices is what the protocol changed to, rather than a slice that is
// missing: the next step on one side is as long, and the slices are as thick.
bool isCovered(const Volume& volume, const dicom::Series& series, std::size_t after)
{
    const auto stepAfter = [&](std::size_t i) { return volume.slices[i + 1].depth - volume.slices[i].depth; };
    const double step = stepAfter(after);
    const auto isAlike = [&](double other) { return std::abs(other - step) <= 0.01 * step; };
    const bool recurs = (after > 0 && isAlike(stepAfter(after - 1)))
        || (after + 2 < volume.slices.size() && isAlike(stepAfter(after + 1)));
    const auto thickness = [&](std::size_t i) {
        return series.frames[volume.slices[i].frame].instance->sliceThickness.value_or(0);
    };
    return recurs && (thickness(after) + thickness(after + 1)) / 2 >= 0.99 * step;
}

void findStretches(Volume& volume, const dicom::Series& series)
{
    const double reach = volume.spacing / 2;
    const std::size_t count = volume.slices.size();
    volume.stretches.push_back({volume.slices.front().depth - reach, volume.slices.front().depth, 0, 0});
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const double from = volume.slices[i].depth, to = volume.slices[i + 1].depth;
        if (to - from < missingFactor * volume.spacing || isCovered(volume, series, i)) {
            volume.stretches.push_back({from, to, i, i + 1});
            continue;
        }
        volume.stretches.push_back({from, from + reach, i, i});
        volume.gaps.push_back({i, from + reach, to - reach});
        volume.stretches.push_back({to - reach, to, i + 1, i + 1});
    }
    volume.stretches.push_back({volume.slices.back().depth, volume.slices.back().depth + reach, count - 1, count - 1});
}

// Whether every slice lies on the first one's grid, seen along the normal.
bool lieAboveOneAnother(const std::vector<Slice>& slices)
{
    constexpr double shareOfPixel = 0.01;
    return std::ranges::all_of(slices, [&](const Slice& slice) {
        const auto corner = slices.front().plane.pixelFromPatient(slice.plane.topLeft());
        return std::abs(corner.column) < shareOfPixel && std::abs(corner.row) < shareOfPixel;
    });
}

}

std::size_t Volume::loaded() const
{
    return static_cast<std::size_t>(std::ranges::count_if(slices, [](const Slice& slice) { return !!slice.image; }));
}

Result<Volume> volumeOf(const dicom::Series& series)
{
    if (series.frames.empty())
        return refused(series, "it has no images.");
    if (const auto reason = obstacle(series); !reason.empty())
        return refused(series, reason);
    if (series.frames.size() < 2)
        return refused(series, "it has one image only.");

    std::vector<ImagePlane> planes;
    for (const auto& frame : series.frames)
        planes.push_back(*frame.facts().plane);
    const auto order = geometry::orderSlices(planes, {});
    if (!order.samePlaceAfter.empty())
        return refused(series,
                       order.spacing > 0 ? fmt::format("several of its images lie at one place, at {} of its places.",
                                                       order.samePlaceAfter.size())
                                         : "all its images lie at one place.");

    Volume volume;
    volume.rows = series.frames.front().instance->pixels.rows;
    volume.columns = series.frames.front().instance->pixels.columns;
    volume.spacing = order.spacing;
    volume.isEven = order.unevenAfter.empty();
    volume.tilt = order.tilt;
    volume.unit = dicom::unitOf(*series.frames.front().instance);
    const auto& lowest = planes[order.order.front()];
    for (const auto frame : order.order)
        volume.slices.push_back({planes[frame], lowest.distanceTo(planes[frame].topLeft()), frame, nullptr});
    volume.isAligned = lieAboveOneAnother(volume.slices);
    findStretches(volume, series);
    return volume;
}

Result<void> setImage(Volume& volume, std::size_t slice, pixels::ImagePtr image)
{
    const auto* grey = std::get_if<pixels::GreyImage>(image.get());
    if (!grey)
        return fail(ErrorCode::Refused, fmt::format("Slice {} is in colour, a volume is grey.", slice + 1));
    if (grey->rows != volume.rows || grey->columns != volume.columns)
        return fail(ErrorCode::Refused,
                    fmt::format("Slice {} has {} x {} pixels instead of {} x {}.", slice + 1, grey->columns, grey->rows,
                                volume.columns, volume.rows));
    if (!grey->rescale.unit.empty())
        volume.unit = grey->rescale.unit;
    volume.slices[slice].image = std::move(image);
    return {};
}

}
