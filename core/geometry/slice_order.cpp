#include "core/geometry/slice_order.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lantern::geometry {

namespace {

constexpr double evenRatio = 0.01;
constexpr double evenDistance = 0.01;    // mm
constexpr double smallestTilt = 0.1;    // degrees; text rounded to three digits stays below

Direction between(PatientPoint from, PatientPoint to) { return {to.x - from.x, to.y - from.y, to.z - from.z}; }

double length(Direction d) { return std::sqrt(dot(d, d)); }

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Whether the numbers mostly fall along the order.
bool numbersFall(const std::vector<std::size_t>& order, std::span<const std::optional<int>> numbers)
{
    int rises = 0, falls = 0;    // a few of each say nothing: the numbers count something else
    std::optional<int> last;
    for (const auto index : order) {
        const auto number = index < numbers.size() ? numbers[index] : std::nullopt;
        if (number && last) {
            rises += *number > *last;
            falls += *number < *last;
        }
        if (number)
            last = number;
    }
    return falls > 2 * rises;
}

// How far slices step sideways, on the whole (tilt) and each for itself (shift).
void measureTilt(std::span<const ImagePlane> planes, SliceOrder& result)
{
    const auto& first = planes[result.order.front()];
    const auto whole = between(first.topLeft(), planes[result.order.back()].topLeft());
    const double along = dot(whole, first.normal());
    if (std::abs(along) < evenDistance)
        return;
    const double cosine = std::min(std::abs(along) / length(whole), 1.0);
    const double degrees = std::acos(cosine) * 180 / std::numbers::pi;
    if (degrees > smallestTilt)
        result.tilt = degrees;
    const double pixel = std::min(first.spacing().betweenRows, first.spacing().betweenColumns);
    for (const auto index : result.order) {
        const auto step = between(first.topLeft(), planes[index].topLeft());
        const double share = dot(step, first.normal()) / along;
        const Direction off{step.x - share * whole.x, step.y - share * whole.y, step.z - share * whole.z};
        if (length(off) > pixel / 2)
            result.isShifted = true;
    }
}

}

double evenTolerance(double spacing) { return std::max(evenDistance, evenRatio * spacing); }

bool areParallel(const ImagePlane& a, const ImagePlane& b)
{
    constexpr double cosineOfHalfADegree = 0.99996;
    return dot(a.alongRow(), b.alongRow()) > cosineOfHalfADegree
        && dot(a.downColumn(), b.downColumn()) > cosineOfHalfADegree;
}

bool areAlike(PixelSpacing a, PixelSpacing b)
{
    constexpr double ratio = 1e-3;
    return std::abs(a.betweenRows - b.betweenRows) <= ratio * std::max(a.betweenRows, b.betweenRows)
        && std::abs(a.betweenColumns - b.betweenColumns) <= ratio * std::max(a.betweenColumns, b.betweenColumns);
}

SliceOrder orderSlices(std::span<const ImagePlane> planes, std::span<const std::optional<int>> instanceNumbers)
{
    SliceOrder result;
    if (planes.empty())
        return result;
    const Direction normal = planes[0].normal();
    std::vector<double> depths;
    for (const auto& plane : planes)
        depths.push_back(dot(between({}, plane.topLeft()), normal));
    // A micrometre apart is the same place; comparing whole micrometres keeps the order a strict one.
    std::vector<long long> places;
    for (const double depth : depths)
        places.push_back(std::llround(depth * 1000));
    const auto place = [&](std::size_t i) { return places[i]; };
    result.order.resize(planes.size());
    std::iota(result.order.begin(), result.order.end(), std::size_t(0));
    std::stable_sort(result.order.begin(), result.order.end(),
                     [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    if (numbersFall(result.order, instanceNumbers))
        std::stable_sort(result.order.begin(), result.order.end(),
                         [&](std::size_t a, std::size_t b) { return place(a) > place(b); });

    std::vector<double> gaps, realGaps;
    for (std::size_t i = 0; i + 1 < result.order.size(); ++i) {
        gaps.push_back(std::abs(depths[result.order[i + 1]] - depths[result.order[i]]));
        if (gaps.back() > evenDistance)
            realGaps.push_back(gaps.back());
    }
    result.spacing = medianOf(realGaps);
    const double tolerance = evenTolerance(result.spacing);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i] <= evenDistance) {
            result.samePlaceAfter.push_back(i);
            continue;
        }
        const double slices = std::round(gaps[i] / result.spacing);
        const double error = std::abs(gaps[i] - slices * result.spacing);
        if (slices == 1 && error <= tolerance)
            continue;
        if (slices >= 2 && error <= tolerance * slices) {
            result.missingAfter.push_back(i);
            result.missing += static_cast<std::size_t>(slices) - 1;
        } else {
            result.unevenAfter.push_back(i);
        }
    }
    measureTilt(planes, result);
    return result;
}

}
