#include "core/volume/volume.h"

#include "core/dicom/stacks/volume_check.h"
#include "core/dicom/values/units.h"
#include "core/dicom/values/value_kinds.h"
#include "core/volume/messages.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lantern::volume {

namespace {

using geometry::ImagePlane;

// Steps this much longer than usual are no unevenness any more: a slice is missing.
constexpr double missingFactor = 1.5;

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
    const auto depthOf = [&](std::size_t i) { return volume.slices[i].depth; };
    std::vector<std::size_t> counting;
    for (std::size_t i = 0; i < volume.slices.size(); ++i)
        if (!volume.slices[i].isOdd)
            counting.push_back(i);
    if (counting.empty())
        return;
    const std::size_t first = counting.front(), last = counting.back();
    if (first > 0)
        volume.gaps.push_back({0, depthOf(0) - reach, depthOf(first) - reach, true});
    volume.sliceIntervals.push_back({depthOf(first) - reach, depthOf(first), first, first});
    for (std::size_t i = 0; i + 1 < counting.size(); ++i) {
        const auto below = counting[i], above = counting[i + 1];
        const double from = depthOf(below), to = depthOf(above);
        const bool skipsSlices = above > below + 1;
        if (!skipsSlices && (to - from < missingFactor * volume.spacing || isCovered(volume, series, below))) {
            volume.sliceIntervals.push_back({from, to, below, above});
            continue;
        }
        const double half = std::min(reach, (to - from) / 2);
        volume.sliceIntervals.push_back({from, from + half, below, below});
        volume.gaps.push_back({below, from + half, to - half, skipsSlices});
        volume.sliceIntervals.push_back({to - half, to, above, above});
    }
    volume.sliceIntervals.push_back({depthOf(last), depthOf(last) + reach, last, last});
    if (last + 1 < volume.slices.size())
        volume.gaps.push_back({last, depthOf(last) + reach, volume.slices.back().depth + reach, true});
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
    LANTERN_TRY(order, dicom::volumeOrderOf(series));
    std::vector<ImagePlane> planes;
    for (const auto& frame : series.frames)
        planes.push_back(*frame.facts().plane);

    const auto kinds = dicom::valueKindsOf(series.frames);
    Volume volume;
    volume.unit = dicom::unitOf(series.frames[kinds.usual]);
    volume.rows = series.frames.front().instance->pixels.rows;
    volume.columns = series.frames.front().instance->pixels.columns;
    volume.spacing = order.spacing;
    volume.isEven = order.unevenAfter.empty();
    volume.tilt = order.tilt;
    const auto& lowest = planes[order.order.front()];
    for (const auto frame : order.order)
        volume.slices.push_back(
            {planes[frame], lowest.distanceTo(planes[frame].topLeft()), frame, kinds.isOdd[frame], nullptr});
    volume.isAligned = lieAboveOneAnother(volume.slices);
    findStretches(volume, series);
    return volume;
}

Volume without(const Volume& volume, const dicom::Series& series, std::span<const std::size_t> slices)
{
    Volume rest = volume;
    rest.slices.clear();
    rest.sliceIntervals.clear();
    rest.gaps.clear();
    for (std::size_t slice = 0; slice < volume.slices.size(); ++slice)
        if (std::ranges::find(slices, slice) == slices.end())
            rest.slices.push_back(volume.slices[slice]);
    const double first = rest.slices.front().depth;
    for (auto& slice : rest.slices)
        slice.depth -= first;
    findStretches(rest, series);
    return rest;
}

Result<void> setImage(Volume& volume, std::size_t slice, pixels::ImagePtr image)
{
    const auto* grey = std::get_if<pixels::GreyImage>(image.get());
    if (!grey)
        return fail(ErrorCode::Refused, messages::SliceIsInColour(slice + 1));
    if (grey->rows != volume.rows || grey->columns != volume.columns)
        return fail(ErrorCode::Refused,
                    messages::SliceHasAnotherSize(slice + 1, grey->columns, grey->rows, volume.columns, volume.rows));
    volume.slices[slice].image = std::move(image);
    return {};
}

}
