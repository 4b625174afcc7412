#include "core/pixels/shutter.h"

#include "core/pixels/messages.h"

#include <algorithm>
#include <cmath>

namespace lantern::pixels {

namespace {

using Point = std::array<double, 2>;

double areaOf(const std::vector<Point>& polygon)
{
    double twice = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const auto& a = polygon[i];
        const auto& b = polygon[(i + 1) % polygon.size()];
        twice += a[1] * b[0] - b[1] * a[0];
    }
    return std::abs(twice) / 2;
}

// Where a polygon's sides cross a row, in columns from left to right, two by two. A corner on the row
// belongs to the side above it or to the one below it.
enum class Corners { Above, Below };

std::vector<double> crossings(const std::vector<Point>& polygon, double row, Corners corners)
{
    std::vector<double> columns;
    const auto isPast = [&](const Point& p) { return corners == Corners::Above ? p[0] <= row : p[0] < row; };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const auto& a = polygon[i];
        const auto& b = polygon[(i + 1) % polygon.size()];
        if (isPast(a) != isPast(b))
            columns.push_back(a[1] + (row - a[0]) / (b[0] - a[0]) * (b[1] - a[1]));
    }
    std::ranges::sort(columns);
    return columns;
}

// What each shape shows, a row at a time: true where all of them do.
class Sight {
public:
    Sight(const Shutter& shutter, double heightOverWidth)
        : m_shutter(shutter)
        , m_shape(heightOverWidth)
    {
    }

    void row(int row, std::vector<std::uint8_t>& seen) const
    {
        std::ranges::fill(seen, std::uint8_t{1});
        const double y = row + 1.0;
        if (const auto& rectangle = m_shutter.rectangle)
            keep(seen, y >= rectangle->upper && y <= rectangle->lower ? rectangle->left : 1,
                 y >= rectangle->upper && y <= rectangle->lower ? rectangle->right : 0);
        if (const auto& circle = m_shutter.circle) {
            const double down = (y - circle->row) * m_shape;
            const double half = std::sqrt(std::max(circle->radius * circle->radius - down * down, -1.0));
            keep(seen, std::isnan(half) ? 1 : circle->column - half, std::isnan(half) ? 0 : circle->column + half);
        }
        if (!m_shutter.polygon.empty())
            keepPolygon(seen, y);
        if (m_shutter.bitmap)
            keepBitmap(seen, row);
    }

private:
    static void keep(std::vector<std::uint8_t>& seen, double left, double right)
    {
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const double x = static_cast<double>(i) + 1;
            if (x < left || x > right)
                seen[i] = 0;
        }
    }

    // Both readings of a corner together leave the lowest row and the rightmost column inside.
    void keepPolygon(std::vector<std::uint8_t>& seen, double y) const
    {
        std::vector<std::uint8_t> inside(seen.size());
        for (const auto corners : {Corners::Above, Corners::Below}) {
            const auto ends = crossings(m_shutter.polygon, y, corners);
            for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
                const double last = std::min(std::floor(ends[i + 1] + 1e-9), static_cast<double>(seen.size()));
                for (double x = std::max(std::ceil(ends[i] - 1e-9), 1.0); x <= last; ++x)
                    inside[static_cast<std::size_t>(x) - 1] = 1;
            }
        }
        for (std::size_t i = 0; i < seen.size(); ++i)
            seen[i] = seen[i] && inside[i];
    }

    void keepBitmap(std::vector<std::uint8_t>& seen, int row) const
    {
        const auto& plane = *m_shutter.bitmap;
        const int y = row + 1 - plane.originRow;
        for (int x = 0; x < plane.bits.columns && y >= 0 && y < plane.bits.rows; ++x) {
            const int column = x + plane.originColumn - 1;
            if (column >= 0 && column < static_cast<int>(seen.size()) && plane.bits.at(y, x))
                seen[static_cast<std::size_t>(column)] = 0;
        }
    }

    const Shutter& m_shutter;
    double m_shape;
};

}

UsableShutter usable(Shutter shutter, int rows, int columns)
{
    UsableShutter result;
    auto& problems = result.problems;
    if (const auto& r = shutter.rectangle; r
        && !(r->left <= r->right && r->upper <= r->lower && r->right >= 1 && r->left <= columns && r->lower >= 1
             && r->upper <= rows)) {
        problems.push_back(messages::RectangleShowsNothing(r->left, r->right, r->upper, r->lower, columns, rows));
        shutter.rectangle.reset();
    }
    if (const auto& c = shutter.circle) {
        const double down = std::max({1 - c->row, c->row - rows, 0.0});
        const double across = std::max({1 - c->column, c->column - columns, 0.0});
        if (!(c->radius > 0) || std::hypot(down, across) > c->radius) {
            problems.push_back(messages::CircleShowsNothing(c->row, c->column, c->radius, columns, rows));
            shutter.circle.reset();
        }
    }
    if (!shutter.polygon.empty()) {
        const auto [top, bottom] = std::ranges::minmax(shutter.polygon, {}, [](const Point& p) { return p[0]; });
        const auto [left, right] = std::ranges::minmax(shutter.polygon, {}, [](const Point& p) { return p[1]; });
        if (shutter.polygon.size() < 3 || !(areaOf(shutter.polygon) > 0) || bottom[0] < 1 || top[0] > rows
            || right[1] < 1 || left[1] > columns) {
            problems.push_back(messages::PolygonShowsNothing(shutter.polygon.size(), columns, rows));
            shutter.polygon.clear();
        }
    }
    result.shutter = std::move(shutter);
    return result;
}

ShutterMaskPtr maskOf(const Shutter& shutter, int rows, int columns, double heightOverWidth)
{
    if (shutter.isEmpty() || rows < 1 || columns < 1)
        return nullptr;
    auto mask = std::make_shared<ShutterMask>();
    mask->value = shutter.value;
    mask->hidden = Bitmap::blank(rows, columns);
    const Sight sight(shutter, heightOverWidth);
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(columns));
    bool hidesSome = false, showsSome = false;
    for (int row = 0; row < rows; ++row) {
        sight.row(row, seen);
        for (int column = 0; column < columns; ++column) {
            const bool isSeen = seen[static_cast<std::size_t>(column)] != 0;
            if (!isSeen)
                mask->hidden.set(row, column);
            hidesSome = hidesSome || !isSeen;
            showsSome = showsSome || isSeen;
        }
    }
    return hidesSome && showsSome ? mask : nullptr;
}

}
