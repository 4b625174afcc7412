#include "core/tasks/anatomy/brain_slice.h"

#include "core/tasks/grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lantern::tasks {

namespace {

constexpr double step = 2;    // mm of a coarse pixel
constexpr int rimWidth = 4;    // coarse pixels
constexpr double widestBare = 155, longestBare = 185;    // mm: brains without a skull are no larger, heads are
constexpr double smallestArea = 35, largestArea = 300;    // cm2
constexpr double shortestAxis = 55, longestAxis = 210;    // mm

// Means over squares of `step`, so that noise counts little.
Grid coarse(const nn::ModalityImage& picture, geometry::PixelSpacing spacing)
{
    Grid grid;
    grid.rows = std::max(1, static_cast<int>(picture.rows * spacing.betweenRows / step));
    grid.columns = std::max(1, static_cast<int>(picture.columns * spacing.betweenColumns / step));
    grid.values.reserve(std::size_t(grid.rows) * std::size_t(grid.columns));
    const auto edge = [](int index, double size, int most) {
        return std::clamp(static_cast<int>(std::lround(index * step / size)), 0, most);
    };
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column) {
            const int top = std::min(edge(row, spacing.betweenRows, picture.rows), picture.rows - 1);
            const int bottom = std::max(top + 1, edge(row + 1, spacing.betweenRows, picture.rows));
            const int left = std::min(edge(column, spacing.betweenColumns, picture.columns), picture.columns - 1);
            const int right = std::max(left + 1, edge(column + 1, spacing.betweenColumns, picture.columns));
            double sum = 0;
            for (int i = top; i < bottom; ++i)
                for (int j = left; j < right; ++j)
                    sum += double(picture.values[std::size_t(i) * std::size_t(picture.columns) + std::size_t(j)]);
            grid.values.push_back(static_cast<float>(sum / ((bottom - top) * (right - left))));
        }
    return grid;
}

Bits eroded(const Bits& bits, int radius)
{
    Bits result(bits.rows, bits.columns);
    for (int row = radius; row + radius < bits.rows; ++row)
        for (int column = radius; column + radius < bits.columns; ++column) {
            bool isInside = true;
            for (int i = -radius; i <= radius && isInside; ++i)
                for (int j = -radius; j <= radius && isInside; ++j)
                    isInside = i * i + j * j > radius * radius || bits.at(row + i, column + j);
            result.at(row, column) = isInside;
        }
    return result;
}

// The largest part that hangs together; empty where there is none.
Bits largestPart(const Bits& bits)
{
    const Components parts = components(bits.on, 1, bits.rows, bits.columns);
    std::vector<std::size_t> sizes(parts.count, 0);
    for (const int label : parts.label)
        if (label >= 0)
            ++sizes[std::size_t(label)];
    Bits largest(bits.rows, bits.columns);
    if (sizes.empty())
        return largest;
    const auto most = std::ranges::max_element(sizes) - sizes.begin();
    for (std::size_t i = 0; i < parts.label.size(); ++i)
        largest.on[i] = parts.label[i] == most;
    return largest;
}

// What lies beyond a part, along rays outwards from its middle: shares of all rays.
struct Beyond {
    double bone = 0;    // a dark gap, and tissue again behind it
    double nothing = 0;    // dark to the end of the picture
};

Beyond beyond(const Bits& part, const Bits& tissue, double middleRow, double middleColumn)
{
    constexpr int rays = 72;
    constexpr double farthestGap = 10 / step, farthestScalp = 30 / step;    // coarse pixels from the part's border
    Beyond found;
    for (int ray = 0; ray < rays; ++ray) {
        const double angle = 2 * std::numbers::pi * ray / rays, down = std::sin(angle), right = std::cos(angle);
        const auto at = [&](const Bits& bits, double r) {
            const int row = static_cast<int>(std::lround(middleRow + r * down));
            const int column = static_cast<int>(std::lround(middleColumn + r * right));
            const bool isInside = row >= 0 && column >= 0 && row < bits.rows && column < bits.columns;
            return isInside && bits.at(row, column);
        };
        const double end = std::hypot(part.rows, part.columns);
        double border = 0, gap = 0, scalp = 0;
        for (double r = 0; r < end; r += 0.5)
            if (at(part, r))
                border = r;
        for (double r = border; r < end && scalp == 0; r += 0.5) {
            if (gap == 0 && !at(tissue, r))
                gap = r;
            else if (gap > 0 && at(tissue, r))
                scalp = r;
        }
        const bool isNear = gap > 0 && gap <= border + farthestGap;
        found.bone += isNear && scalp > 0 && scalp <= border + farthestScalp ? 1.0 / rays : 0;
        found.nothing += isNear && scalp == 0 ? 1.0 / rays : 0;
    }
    return found;
}

// Mean grey near the part's border over that of the rest: fat under a skin is bright, a brain's rim is not.
double rimOverMiddle(const Bits& part, const Grid& grid)
{
    const Bits inner = eroded(part, rimWidth);
    double rim = 0, rimCells = 0, middle = 0, middleCells = 0;
    for (std::size_t i = 0; i < part.on.size(); ++i) {
        if (inner.on[i])
            middle += double(grid.values[i]), middleCells += 1;
        else if (part.on[i])
            rim += double(grid.values[i]), rimCells += 1;
    }
    return middle > 0 && rimCells > 0 ? rim / rimCells / (middle / middleCells) : 0;
}

// One way to part the picture: everything brighter than `from` and nowhere thinner than twice `radius`.
bool isBrain(const Grid& grid, float from, int radius)
{
    Bits tissue(grid.rows, grid.columns);
    for (std::size_t i = 0; i < grid.values.size(); ++i)
        tissue.on[i] = grid.values[i] > from;
    const Bits part = largestPart(eroded(tissue, radius));

    double count = 0, sumRow = 0, sumColumn = 0;
    int top = grid.rows, bottom = -1, left = grid.columns, right = -1;
    for (int row = 0; row < part.rows; ++row)
        for (int column = 0; column < part.columns; ++column)
            if (part.at(row, column)) {
                count += 1;
                sumRow += row;
                sumColumn += column;
                top = std::min(top, row), bottom = std::max(bottom, row);
                left = std::min(left, column), right = std::max(right, column);
            }
    const double area = count * step * step / 100;    // cm2
    const double height = (bottom - top + 1 + 2 * radius) * step, width = (right - left + 1 + 2 * radius) * step;
    if (area < smallestArea || area > largestArea || std::min(height, width) < shortestAxis
        || std::max(height, width) > longestAxis)
        return false;
    const Beyond around = beyond(part, tissue, sumRow / count, sumColumn / count);
    constexpr double mostlyInBone = 0.5, bare = 0.8, brightRim = 1.05;
    // A head whose skull was taken away has nothing around; nor has a neck, but there the rim is fat.
    return around.bone >= mostlyInBone
        || (around.nothing >= bare && width < widestBare && height < longestBare
            && rimOverMiddle(part, grid) < brightRim);
}

}

bool showsBrain(const nn::ModalityImage& picture)
{
    if (!picture.spacing || picture.rows <= 0 || picture.columns <= 0
        || picture.values.size() != std::size_t(picture.rows) * std::size_t(picture.columns))
        return false;
    Grid grid = coarse(picture, *picture.spacing);
    if (picture.isInverse && picture.unit.empty())    // as prepare() turns it
        for (const float largest = *std::ranges::max_element(grid.values); float& value : grid.values)
            value = largest - value;
    // Against the brain's own grey and not the brightest: fat and contrast may be three times as bright.
    std::vector<float> lit;
    const double brightest = nn::percentileOf(grid.values, 99);
    for (const float value : grid.values)
        if (double(value) > 0.15 * brightest)
            lit.push_back(value);
    const auto grey = static_cast<float>(nn::percentileOf(lit, 50));
    // Where bone is thin, or fluid dark, one way to part them fails and another does not.
    for (const float from : {0.25F, 0.35F, 0.45F, 0.55F})
        for (const int radius : {2, 3})
            if (isBrain(grid, from * grey, radius))
                return true;
    return false;
}
}
