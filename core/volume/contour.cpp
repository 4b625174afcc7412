#include "core/volume/contour.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace lantern::volume {

namespace {

// The grid with one ring of cells around it that lie below every threshold.
class RingedGrid {
public:
    RingedGrid(const MapLayer& map, double threshold)
        : m_map(map)
        , m_threshold(threshold)
    {
    }

    int columns() const { return m_map.columns + 2; }
    int rows() const { return m_map.rows + 2; }
    bool isInside(int column, int row) const { return value(column, row) >= m_threshold; }

    // Where the threshold lies between two neighbours of which one is inside.
    geometry::PixelPoint crossing(int columnA, int rowA, int columnB, int rowB) const
    {
        const double a = value(columnA, rowA), b = value(columnB, rowB);
        double share = 0.5;    // to the ring: half a cell, where the cell ends
        if (!isRing(columnA, rowA) && !isRing(columnB, rowB) && a != b)
            share = std::clamp((m_threshold - a) / (b - a), 0.0, 1.0);
        const double column = columnA + share * (columnB - columnA) - 1, row = rowA + share * (rowB - rowA) - 1;
        return {m_map.originColumn + column * m_map.cellColumns, m_map.originRow + row * m_map.cellRows};
    }

private:
    bool isRing(int column, int row) const
    {
        return column < 1 || row < 1 || column > m_map.columns || row > m_map.rows;
    }

    double value(int column, int row) const
    {
        if (isRing(column, row))
            return -1e300;
        const auto index = static_cast<std::size_t>(row - 1) * static_cast<std::size_t>(m_map.columns)
            + static_cast<std::size_t>(column - 1);
        return static_cast<double>((*m_map.probabilities)[index]);
    }

    const MapLayer& m_map;
    double m_threshold;
};

}

std::vector<Polyline> contourOf(const MapLayer& map, double threshold)
{
    if (!map.probabilities || map.rows <= 0 || map.columns <= 0
        || map.probabilities->size() < static_cast<std::size_t>(map.rows) * static_cast<std::size_t>(map.columns))
        return {};
    const RingedGrid grid(map, threshold);

    // A crossing is named by the grid edge it lies on: the upper left end of the edge, and whether
    // the edge runs across (0) or down (1). Every crossing is left by exactly one step, walked with
    // the inside on the right hand, so the steps join into closed lines.
    const auto edge = [&](int column, int row, int down) {
        return (static_cast<std::int64_t>(row) * grid.columns() + column) * 2 + down;
    };
    std::unordered_map<std::int64_t, std::int64_t> next;
    std::vector<std::int64_t> order;    // as met from the top, so that the answer is the same every time
    const auto step = [&](std::int64_t from, std::int64_t to) {
        next.emplace(from, to);
        order.push_back(from);
    };
    for (int row = 0; row + 1 < grid.rows(); ++row) {
        for (int column = 0; column + 1 < grid.columns(); ++column) {
            const std::int64_t top = edge(column, row, 0), bottom = edge(column, row + 1, 0);
            const std::int64_t left = edge(column, row, 1), right = edge(column + 1, row, 1);
            const int corners = (grid.isInside(column, row) ? 1 : 0) | (grid.isInside(column + 1, row) ? 2 : 0)
                | (grid.isInside(column + 1, row + 1) ? 4 : 0) | (grid.isInside(column, row + 1) ? 8 : 0);
            switch (corners) {
            case 1: step(top, left); break;
            case 2: step(right, top); break;
            case 3: step(right, left); break;
            case 4: step(bottom, right); break;
            case 5: step(top, left), step(bottom, right); break;    // a saddle: the corners stay apart
            case 6: step(bottom, top); break;
            case 7: step(bottom, left); break;
            case 8: step(left, bottom); break;
            case 9: step(top, bottom); break;
            case 10: step(right, top), step(left, bottom); break;
            case 11: step(right, bottom); break;
            case 12: step(left, right); break;
            case 13: step(top, right); break;
            case 14: step(left, top); break;
            default: break;
            }
        }
    }

    const auto pointOn = [&](std::int64_t name) {
        const int down = static_cast<int>(name % 2);
        const int column = static_cast<int>(name / 2 % grid.columns()),
                  row = static_cast<int>(name / 2 / grid.columns());
        return grid.crossing(column, row, column + 1 - down, row + down);
    };
    std::vector<Polyline> lines;
    for (const auto start : order) {
        Polyline line;
        for (auto at = next.find(start); at != next.end();) {
            line.push_back(pointOn(at->first));
            const auto to = at->second;
            next.erase(at);
            at = next.find(to);
        }
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

}
