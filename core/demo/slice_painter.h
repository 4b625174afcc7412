#pragma once

#include "core/demo/shapes.h"

#include <cstddef>
#include <vector>

namespace lantern::demo {

// The pixels of one axial plane: rows run to the patient's back, columns to the left.
struct AxialGrid {
    int rows = 0, columns = 0;
    float spacing = 1;    // mm, both ways
    float left = 0, top = 0;    // mm, centre of the first pixel

    float x(int column) const { return left + spacing * static_cast<float>(column); }
    float y(int row) const { return top + spacing * static_cast<float>(row); }
    std::size_t count() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); }
    std::size_t index(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
};

struct Box {
    float left, right, top, bottom;    // mm
};

// Paints shapes one over the other into the plane at height z.
class SlicePainter {
public:
    SlicePainter(const AxialGrid& grid, float z)
        : m_grid(grid)
        , m_z(z)
        , m_values(grid.count())
    {
    }

    float z() const { return m_z; }
    const AxialGrid& grid() const { return m_grid; }
    std::vector<float>& values() { return m_values; }

    // Calls visit(point, value&) for each pixel in the box.
    template <class Visit>
    void eachIn(const Box& box, Visit visit)
    {
        const auto first = [&](float mm, float origin) {
            return std::max(0, static_cast<int>(std::ceil((mm - origin) / m_grid.spacing)));
        };
        const auto last = [&](float mm, float origin, int count) {
            return std::min(count - 1, static_cast<int>(std::floor((mm - origin) / m_grid.spacing)));
        };
        const int right = last(box.right, m_grid.left, m_grid.columns);
        const int bottom = last(box.bottom, m_grid.top, m_grid.rows);
        for (int row = first(box.top, m_grid.top); row <= bottom; ++row)
            for (int column = first(box.left, m_grid.left); column <= right; ++column)
                visit(Point{m_grid.x(column), m_grid.y(row), m_z}, m_values[m_grid.index(column, row)]);
    }

    // Lays `value` over a shape given by its depth, with an edge blurred over `width` mm.
    template <class Depth>
    void paint(const Box& box, float value, float width, Depth depth)
    {
        eachIn(box, [&](Point p, float& there) { there = mix(there, value, coverage(depth(p), width)); });
    }

    void paintEllipsoid(Point centre, Point radii, float value, float width)
    {
        if (std::abs(m_z - centre.z) > radii.z + 1)
            return;
        paint({centre.x - radii.x - 1, centre.x + radii.x + 1, centre.y - radii.y - 1, centre.y + radii.y + 1}, value,
              width, [&](Point p) { return ellipsoidDepth(p, centre, radii); });
    }

    // The part of the plane that a rod can touch, `margin` mm around it; empty where it does not.
    Box boxOf(const Rod& rod, float margin) const
    {
        const float reach = std::max(rod.radiusA, rod.radiusB) + margin;
        const float rise = rod.b.z - rod.a.z;
        float from = 0, to = 1;
        if (std::abs(rise) > 1e-3F) {
            from = (m_z - reach - rod.a.z) / rise;
            to = (m_z + reach - rod.a.z) / rise;
            if (from > to)
                std::swap(from, to);
            from = std::max(from, 0.F);
            to = std::min(to, 1.F);
        } else if (std::abs(m_z - rod.a.z) > reach) {
            return {1, 0, 1, 0};
        }
        if (from > to)
            return {1, 0, 1, 0};
        const Point a = mix(rod.a, rod.b, from), b = mix(rod.a, rod.b, to);
        return {std::min(a.x, b.x) - reach, std::max(a.x, b.x) + reach, std::min(a.y, b.y) - reach,
                std::max(a.y, b.y) + reach};
    }

    void paintRod(const Rod& rod, float value, float width)
    {
        paint(boxOf(rod, width), value, width, [&](Point p) { return rodDepth(p, rod); });
    }

private:
    const AxialGrid& m_grid;
    float m_z;
    std::vector<float> m_values;
};

}
