#include "core/volume/gap_outlines.h"

#include <cmath>
#include <functional>

namespace lantern::volume {

namespace {

using geometry::PixelPoint;
using Outline = std::vector<PixelPoint>;

// What an outline may reach: where this is not negative. It is even along every line of the picture.
using Side = std::function<double(PixelPoint)>;

// One edge of Sutherland and Hodgman's clipping of a convex outline.
Outline clipped(const Outline& outline, const Side& side)
{
    Outline kept;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const PixelPoint from = outline[i], to = outline[(i + 1) % outline.size()];
        const double a = side(from), b = side(to);
        if (a >= 0)
            kept.push_back(from);
        if ((a < 0) != (b < 0)) {
            const double share = a / (a - b);
            kept.push_back({from.column + share * (to.column - from.column), from.row + share * (to.row - from.row)});
        }
    }
    return kept;
}

double areaOf(const Outline& outline)
{
    double twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const PixelPoint a = outline[i], b = outline[(i + 1) % outline.size()];
        twice += a.column * b.row - b.column * a.row;
    }
    return std::abs(twice) / 2;
}

}

std::vector<GapOutline> gapOutlines(const Volume& volume, const geometry::ImagePlane& plane, int rows, int columns,
                                    const Slab& slab)
{
    std::vector<GapOutline> outlines;
    const auto& first = volume.slices.front().plane;
    // A slab has data in a gap as far as it reaches out of it.
    const double reach = slab.thickness / 2 * std::abs(geometry::dot(plane.normal(), volume.normal()));
    for (const Gap& gap : volume.gaps) {
        const double from = gap.from + reach, to = gap.to - reach;
        if (!(from < to))
            continue;
        const auto depthAt = [&](PixelPoint pixel) { return first.distanceTo(plane.patientFromPixel(pixel)); };
        const auto& slice = volume.slices[gap.after].plane;
        const auto onSlice = [&](PixelPoint pixel) { return slice.pixelFromPatient(plane.patientFromPixel(pixel)); };
        const Side sides[] = {
            [&](PixelPoint at) { return depthAt(at) - from; },
            [&](PixelPoint at) { return to - depthAt(at); },
            [&](PixelPoint at) { return onSlice(at).column + 0.5; },
            [&](PixelPoint at) { return volume.columns - 0.5 - onSlice(at).column; },
            [&](PixelPoint at) { return onSlice(at).row + 0.5; },
            [&](PixelPoint at) { return volume.rows - 0.5 - onSlice(at).row; },
        };
        Outline outline{{-0.5, -0.5}, {columns - 0.5, -0.5}, {columns - 0.5, rows - 0.5}, {-0.5, rows - 0.5}};
        for (const Side& side : sides)
            outline = clipped(outline, side);
        if (areaOf(outline) > 1e-6)
            outlines.push_back({std::move(outline), gap.isOfOddSlices});
    }
    return outlines;
}

}
