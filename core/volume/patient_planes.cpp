#include "core/volume/patient_planes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::volume {

namespace {

using geometry::Direction;
using geometry::PatientPoint;

constexpr int mostPlanes = 4096;    // along one axis; spacings finer than that would serve nobody

double along(PatientPoint point, Direction way) { return point.x * way.x + point.y * way.y + point.z * way.z; }

// Sample places along one axis of the patient: origin + i * step.
struct Samples {
    double origin = 0, step = 1;
    int count = 1;
};

// What the volume covers along this way, mm, with the outer edges of its voxels.
std::pair<double, double> extent(const Volume& volume, Direction way)
{
    double low = INFINITY, high = -INFINITY;
    const double half = volume.spacing / 2 * std::abs(geometry::dot(volume.normal(), way));
    for (const Slice& slice : volume.slices)
        for (const double column : {-0.5, volume.columns - 0.5})
            for (const double row : {-0.5, volume.rows - 0.5}) {
                const double at = along(slice.plane.patientFromPixel({column, row}), way);
                low = std::min(low, at - half);
                high = std::max(high, at + half);
            }
    return {low, high};
}

// The volume's own samples where one of its axes runs along this way.
std::optional<Samples> ownSamples(const Volume& volume, Direction way)
{
    constexpr double parallel = 1 - 1e-7;    // 0.03 degrees
    const auto& plane = volume.slices.front().plane;
    const auto onAxis = [&](Direction axis, double step, int count) -> std::optional<Samples> {
        const double cosine = geometry::dot(axis, way);
        if (std::abs(cosine) < parallel)
            return std::nullopt;
        const double first = along(plane.topLeft(), way);
        return Samples{cosine > 0 ? first : first - (count - 1) * step, step, count};
    };
    if (volume.isAligned) {
        if (const auto samples = onAxis(plane.alongRow(), plane.spacing().betweenColumns, volume.columns))
            return samples;
        if (const auto samples = onAxis(plane.downColumn(), plane.spacing().betweenRows, volume.rows))
            return samples;
    }
    if (!volume.isEven)
        return std::nullopt;
    const double depth = volume.slices.back().depth;
    const double steps = std::round(depth / volume.spacing);
    return onAxis(volume.normal(), depth / steps, static_cast<int>(steps) + 1);
}

Samples samplesAlong(const Volume& volume, Direction way)
{
    auto samples = ownSamples(volume, way);
    if (!samples || samples->count > mostPlanes) {
        const auto spacing = volume.slices.front().plane.spacing();
        const auto [low, high] = extent(volume, way);
        const double finest = std::min({spacing.betweenRows, spacing.betweenColumns, volume.spacing});
        const double step = std::max(finest, (high - low) / mostPlanes);
        const int count = std::max(1, static_cast<int>(std::floor((high - low) / step)));
        samples = Samples{(low + high) / 2 - (count - 1) * step / 2, step, count};
    }
    return *samples;
}

constexpr std::array<std::string_view, 3> names{"axial", "coronal", "sagittal"};

}

std::string_view nameOf(Orientation orientation) { return names[static_cast<std::size_t>(orientation)]; }

std::optional<Orientation> orientationNamed(std::string_view name)
{
    for (const auto orientation : orientations)
        if (nameOf(orientation) == name)
            return orientation;
    return std::nullopt;
}

geometry::ImagePlane PlaneSet::plane(int index) const
{
    const auto corner = first.topLeft();
    const double away = index * step;
    return first.movedTo({corner.x + away * way.x, corner.y + away * way.y, corner.z + away * way.z});
}

int PlaneSet::nearest(PatientPoint point) const
{
    const double steps = (along(point, way) - along(first.topLeft(), way)) / step;
    return static_cast<int>(std::clamp(std::round(steps), 0.0, count - 1.0));
}

PlaneSet planesThrough(const Volume& volume, Orientation orientation)
{
    constexpr Direction left{1, 0, 0}, back{0, 1, 0}, feet{0, 0, -1};
    const auto axes = [&]() -> std::array<Direction, 3> {
        switch (orientation) {
        case Orientation::Axial: return {left, back, feet};
        case Orientation::Coronal: return {left, feet, back};
        case Orientation::Sagittal: return {back, feet, left};
        }
        return {};
    }();
    const Direction row = axes[0], column = axes[1], way = axes[2];
    const Samples across = samplesAlong(volume, row), down = samplesAlong(volume, column),
                  deep = samplesAlong(volume, way);
    const auto coordinate = [&](double Direction::*axis) {
        return across.origin * row.*axis + down.origin * column.*axis + deep.origin * way.*axis;
    };
    const PatientPoint corner{coordinate(&Direction::x), coordinate(&Direction::y), coordinate(&Direction::z)};
    return {.first = geometry::ImagePlane::make({}, row, column, {down.step, across.step})->movedTo(corner),
            .rows = down.count,
            .columns = across.count,
            .count = deep.count,
            .step = deep.step,
            .way = way};
}

}
