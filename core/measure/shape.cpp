#include "core/measure/shape.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace lantern::measure {

namespace {

using geometry::PixelPoint;

constexpr std::array<std::string_view, 5> names{"length", "angle", "ellipse", "rectangle", "probe"};

struct Box {
    double left, top, right, bottom;
    PixelPoint centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
};

Box boxOf(const Shape& shape)
{
    const auto [left, right] = std::minmax({shape.points[0].column, shape.points[1].column});
    const auto [top, bottom] = std::minmax({shape.points[0].row, shape.points[1].row});
    return {left, top, right, bottom};
}

bool isBox(const Shape& shape)
{
    return (shape.kind == Kind::Ellipse || shape.kind == Kind::Rectangle) && shape.points.size() == 2;
}

// A centre that was meant to lie on the border lies there whatever the rounding.
constexpr double grace = 1e-9;
constexpr double widest = 1e6;    // no picture has more rows or columns

// The first and last column of a row inside; the first behind the last for none.
std::pair<long, long> columnsInside(const Shape& shape, const Box& box, long row)
{
    double left = box.left, right = box.right;
    if (shape.kind == Kind::Ellipse) {
        const double half = (box.bottom - box.top) / 2;
        const double up = half > 0 ? (static_cast<double>(row) - box.centre().row) / half : 0;
        const double share = 1 - up * up;
        if (share < -grace)
            return {0, -1};
        const double reach = (box.right - box.left) / 2 * std::sqrt(std::max(share, 0.0));
        left = box.centre().column - reach;
        right = box.centre().column + reach;
    }
    const auto whole = [](double column) { return std::lround(std::clamp(column, -1.0, widest)); };
    return {whole(std::ceil(left - grace)), whole(std::floor(right + grace))};
}

}

std::string_view nameOf(Kind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kindNamed(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Kind>(found - names.begin()));
}

std::size_t pointsOf(Kind kind) { return kind == Kind::Probe ? 1 : kind == Kind::Angle ? 3 : 2; }

std::vector<PixelPoint> handlesOf(const Shape& shape)
{
    if (!isBox(shape))
        return shape.points;
    const Box box = boxOf(shape);
    const PixelPoint centre = box.centre();
    if (shape.kind == Kind::Rectangle)
        return {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
    return {{centre.column, box.top}, {box.right, centre.row}, {centre.column, box.bottom}, {box.left, centre.row}};
}

Shape reshaped(const Shape& shape, std::size_t handle, PixelPoint to)
{
    Shape result = shape;
    if (!isBox(shape)) {
        if (handle < result.points.size())
            result.points[handle] = to;
        return result;
    }
    const Box box = boxOf(shape);
    if (shape.kind == Kind::Rectangle) {    // the opposite corner stays
        result.points = {handlesOf(shape)[(handle + 2) % 4], to};
        return result;
    }
    switch (handle) {    // the opposite end of the axis stays
    case 0: result.points = {{box.left, to.row}, {box.right, box.bottom}}; break;
    case 1: result.points = {{box.left, box.top}, {to.column, box.bottom}}; break;
    case 2: result.points = {{box.left, box.top}, {box.right, to.row}}; break;
    default: result.points = {{to.column, box.top}, {box.right, box.bottom}}; break;
    }
    return result;
}

Shape moved(const Shape& shape, double columns, double rows)
{
    Shape result = shape;
    for (PixelPoint& point : result.points)
        point = {point.column + columns, point.row + rows};
    return result;
}

std::vector<PixelPoint> outlineOf(const Shape& shape)
{
    if (!isBox(shape))
        return shape.points;
    const Box box = boxOf(shape);
    if (shape.kind == Kind::Rectangle)
        return {{box.left, box.top},
                {box.right, box.top},
                {box.right, box.bottom},
                {box.left, box.bottom},
                {box.left, box.top}};
    constexpr int steps = 96;
    std::vector<PixelPoint> line;
    for (int i = 0; i <= steps; ++i) {
        const double turn = 2 * std::numbers::pi * (i % steps) / steps;
        line.push_back({box.centre().column + (box.right - box.left) / 2 * std::cos(turn),
                        box.centre().row + (box.bottom - box.top) / 2 * std::sin(turn)});
    }
    return line;
}

namespace {

// Welford's way: one pass, and no loss where the mean is large beside the deviation.
class Gathered {
public:
    void add(double value)
    {
        m_all.least = m_all.count == 0 ? value : std::min(m_all.least, value);
        m_all.greatest = m_all.count == 0 ? value : std::max(m_all.greatest, value);
        ++m_all.count;
        const double away = value - m_all.mean;
        m_all.mean += away / static_cast<double>(m_all.count);
        m_squares += away * (value - m_all.mean);
    }
    void leaveOut() { ++m_all.leftOut; }

    Statistics all() const
    {
        Statistics all = m_all;
        if (all.count > 0)
            all.deviation = std::sqrt(m_squares / static_cast<double>(all.count));
        return all;
    }

private:
    Statistics m_all;
    double m_squares = 0;
};

// Calls visit with the index of each pixel of a box shape whose centre lies inside or on the border.
void forEachInside(const Shape& shape, int rows, int columns, const auto& visit)
{
    const Box box = boxOf(shape);
    const long firstRow = std::max(0L, std::lround(std::ceil(std::clamp(box.top - grace, -1.0, widest))));
    const long lastRow =
        std::min<long>(rows - 1, std::lround(std::floor(std::clamp(box.bottom + grace, -1.0, widest))));
    for (long row = firstRow; row <= lastRow; ++row) {
        const auto [first, last] = columnsInside(shape, box, row);
        for (long column = std::max(first, 0L); column <= std::min<long>(last, columns - 1); ++column)
            visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column));
    }
}

}

std::optional<Statistics> statisticsOf(const pixels::GreyImage& image, const Shape& shape)
{
    if (!isBox(shape))
        return std::nullopt;
    Gathered gathered;
    std::visit(
        [&](const auto& samples) {
            forEachInside(shape, image.rows, image.columns, [&](std::size_t index) {
                const auto stored = static_cast<double>(samples[index]);
                if (pixels::isPadding(image, stored) || !std::isfinite(stored))
                    gathered.leaveOut();
                else
                    gathered.add(stored * image.rescale.slope + image.rescale.intercept);
            });
        },
        image.samples);
    return gathered.all();
}

std::optional<std::array<Statistics, 3>> statisticsOf(const pixels::ColourImage& image, const Shape& shape)
{
    if (!isBox(shape))
        return std::nullopt;
    std::array<Gathered, 3> gathered;
    forEachInside(shape, image.rows, image.columns, [&](std::size_t index) {
        for (std::size_t channel = 0; channel < 3; ++channel)
            gathered[channel].add(image.rgb[3 * index + channel]);
    });
    return std::array{gathered[0].all(), gathered[1].all(), gathered[2].all()};
}

}
