#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <vector>

namespace lantern::viewer {

// How tiles stand beside and below one another, as a value: a grid, and the part of it that each tile takes.
struct Layout {
    struct Cell {
        int row = 0, column = 0, rows = 1, columns = 1;
        bool operator==(const Cell&) const = default;
    };
    int rows = 1, columns = 1;
    std::vector<Cell> cells{Cell{}};    // one a tile, in the order in which tiles are filled and stepped through
    bool operator==(const Layout&) const = default;

    static constexpr int Most = 4;    // rows, and columns
    static Layout grid(int rows, int columns);    // row by row
    static Layout threePlanes();    // the axial plane over the whole height, the others beside it
    std::size_t count() const { return cells.size(); }
};

// "2x3": rows and columns, 1 to 4 each; "mpr". Nothing for any other text.
std::optional<Layout> layoutFrom(const QString& name);
QString nameOf(const Layout& layout);

}
