// Where the pictures of other tiles cut this one.
#include "core/display/layer.h"

#include <algorithm>
#include <cmath>

namespace lantern::display {

namespace {

using geometry::PixelPoint;

// Of a line from one place to another, the part that is left: shares from 0 to 1.
struct Part {
    double from = 0, to = 1;
};

PixelPoint between(PixelPoint a, PixelPoint b, double share)
{
    return {a.column + share * (b.column - a.column), a.row + share * (b.row - a.row)};
}

// Leaves where a value that runs evenly from `first` to `last` is not below 0.
void clip(Part& part, double first, double last)
{
    if (first < 0 && last < 0)
        part.to = part.from - 1;
    else if (first < 0)
        part.from = std::max(part.from, first / (first - last));
    else if (last < 0)
        part.to = std::min(part.to, first / (first - last));
}

// To the outer edges of the outermost pixels.
void clip(Part& part, PixelPoint first, PixelPoint last, const Picture& picture)
{
    clip(part, first.column + 0.5, last.column + 0.5);
    clip(part, first.row + 0.5, last.row + 0.5);
    clip(part, picture.columns - 0.5 - first.column, picture.columns - 0.5 - last.column);
    clip(part, picture.rows - 0.5 - first.row, picture.rows - 0.5 - last.row);
}

// In the pixels of `on`, as far as both pictures reach. Nothing between pictures that are all but parallel: where they
// cross says nothing then.
std::optional<volume::Polyline> crossing(const Picture& on, const Picture& other)
{
    constexpr double leastSine = 0.087;    // 5 degrees
    if (!on.plane || !other.plane)
        return std::nullopt;
    const double cosine = geometry::dot(on.plane->normal(), other.plane->normal());
    if (1 - cosine * cosine < leastSine * leastSine)
        return std::nullopt;
    // The distance from the other plane is even over this picture: constant + perColumn * column + perRow * row.
    const auto distance = [&](PixelPoint pixel) { return other.plane->distanceTo(on.plane->patientFromPixel(pixel)); };
    const double constant = distance({0, 0});
    const double perColumn = distance({1, 0}) - constant, perRow = distance({0, 1}) - constant;
    const double squared = perColumn * perColumn + perRow * perRow;
    // The point of the line next to the first pixel, and a way along it that is longer than any picture.
    const PixelPoint nearest{-constant * perColumn / squared, -constant * perRow / squared};
    const double reach = (std::abs(nearest.column) + std::abs(nearest.row) + on.columns + on.rows) / std::sqrt(squared);
    const PixelPoint first{nearest.column - reach * perRow, nearest.row + reach * perColumn};
    const PixelPoint last{nearest.column + reach * perRow, nearest.row - reach * perColumn};
    const auto onOther = [&](PixelPoint pixel) {
        return other.plane->pixelFromPatient(on.plane->patientFromPixel(pixel));
    };
    Part part;
    clip(part, first, last, on);
    clip(part, onOther(first), onOther(last), other);
    if (!(part.from < part.to))
        return std::nullopt;
    return volume::Polyline{between(first, last, part.from), between(first, last, part.to)};
}

}

Drawings drawings_of_reference_lines(const Composing& composing)
{
    Lines lines{.lines = {}, .areClosed = false};
    if (composing.hasImage())
        for (const auto& other : composing.sources.others)
            if (auto line = crossing(composing.sources.picture, other))
                lines.lines.push_back(*std::move(line));
    return lines.lines.empty() ? Drawings{} : Drawings{std::move(lines)};
}

}
