#include "core/tasks/grid.h"

namespace lantern::tasks {

namespace {

// Spreads from the starting cells over cells that are `on`, by sides; returns the cells reached.
std::vector<std::uint8_t> reached(const Bits& bits, std::vector<std::size_t> todo)
{
    std::vector<std::uint8_t> seen(bits.on.size(), 0);
    for (const std::size_t start : todo)
        seen[start] = 1;
    const auto columns = static_cast<std::size_t>(bits.columns);
    while (!todo.empty()) {
        const std::size_t at = todo.back();
        todo.pop_back();
        const auto visit = [&](std::size_t next) {
            if (bits.on[next] && !seen[next]) {
                seen[next] = 1;
                todo.push_back(next);
            }
        };
        if (at % columns > 0)
            visit(at - 1);
        if (at % columns + 1 < columns)
            visit(at + 1);
        if (at >= columns)
            visit(at - columns);
        if (at + columns < bits.on.size())
            visit(at + columns);
    }
    return seen;
}

std::vector<std::size_t> edgeCells(const Bits& bits)
{
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < bits.on.size(); ++i) {
        const int row = static_cast<int>(i) / bits.columns, column = static_cast<int>(i) % bits.columns;
        if ((row == 0 || column == 0 || row == bits.rows - 1 || column == bits.columns - 1) && bits.on[i])
            cells.push_back(i);
    }
    return cells;
}

// Every cell within `radius` of one that is on.
Bits grown(const Bits& bits, int radius)
{
    Bits result(bits.rows, bits.columns);
    for (int row = 0; row < bits.rows; ++row) {
        for (int column = 0; column < bits.columns; ++column) {
            if (!bits.at(row, column))
                continue;
            for (int i = -radius; i <= radius; ++i) {
                for (int j = -radius; j <= radius; ++j) {
                    const int y = row + i, x = column + j;
                    if (i * i + j * j <= radius * radius && y >= 0 && x >= 0 && y < bits.rows && x < bits.columns)
                        result.at(y, x) = 1;
                }
            }
        }
    }
    return result;
}

Bits inverted(Bits bits)
{
    for (auto& on : bits.on)
        on = on == 0;
    return bits;
}

}

void removeTouchingEdge(Bits& bits)
{
    const auto outside = reached(bits, edgeCells(bits));
    for (std::size_t i = 0; i < bits.on.size(); ++i) {
        if (outside[i])
            bits.on[i] = 0;
    }
}

Bits closed(const Bits& bits, int radius, std::size_t largestHole)
{
    Bits result = inverted(grown(inverted(grown(bits, radius)), radius));
    const Bits off = inverted(result);
    const auto outside = reached(off, edgeCells(off));
    std::vector<std::uint8_t> holes(off.on.size());
    for (std::size_t i = 0; i < holes.size(); ++i)
        holes[i] = off.on[i] && !outside[i];
    const auto parts = components(holes, 1, bits.rows, bits.columns);
    std::vector<std::size_t> size(parts.count, 0);
    for (const int part : parts.label) {
        if (part >= 0)
            ++size[static_cast<std::size_t>(part)];
    }
    for (std::size_t i = 0; i < holes.size(); ++i) {
        if (parts.label[i] >= 0 && size[static_cast<std::size_t>(parts.label[i])] <= largestHole)
            result.on[i] = 1;
    }
    return result;
}

Components components(const std::vector<std::uint8_t>& on, int slices, int rows, int columns)
{
    Components result;
    result.label.assign(on.size(), -1);
    const auto perRow = static_cast<std::size_t>(columns), perSlice = perRow * static_cast<std::size_t>(rows);
    std::vector<std::size_t> todo;
    for (std::size_t start = 0; start < on.size(); ++start) {
        if (!on[start] || result.label[start] >= 0)
            continue;
        const int label = static_cast<int>(result.count++);
        result.label[start] = label;
        todo.push_back(start);
        while (!todo.empty()) {
            const std::size_t at = todo.back();
            todo.pop_back();
            const auto visit = [&](std::size_t next) {
                if (on[next] && result.label[next] < 0) {
                    result.label[next] = label;
                    todo.push_back(next);
                }
            };
            const std::size_t slice = at / perSlice, row = at % perSlice / perRow, column = at % perRow;
            if (column > 0)
                visit(at - 1);
            if (column + 1 < perRow)
                visit(at + 1);
            if (row > 0)
                visit(at - perRow);
            if (row + 1 < static_cast<std::size_t>(rows))
                visit(at + perRow);
            if (slice > 0)
                visit(at - perSlice);
            if (slice + 1 < static_cast<std::size_t>(slices))
                visit(at + perSlice);
        }
    }
    return result;
}

}
