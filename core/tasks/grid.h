#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Small pictures of numbers and of yes and no, and what the lung mask asks of them.
namespace lantern::tasks {

struct Grid {
    int rows = 0, columns = 0;
    std::vector<float> values;
};

struct Bits {
    Bits(int r, int c)
        : rows(r)
        , columns(c)
        , on(std::size_t(r) * std::size_t(c), 0)
    {
    }
    std::uint8_t& at(int row, int column) { return on[std::size_t(row) * std::size_t(columns) + std::size_t(column)]; }
    std::uint8_t at(int row, int column) const
    {
        return on[std::size_t(row) * std::size_t(columns) + std::size_t(column)];
    }
    int rows, columns;
    std::vector<std::uint8_t> on;
};

// Clears what is connected to the edge (by sides).
void removeTouchingEdge(Bits& bits);

// Dilation by a disc of `radius` cells, then erosion: gaps narrower than the disc are filled. Then
// enclosed holes of at most `largestHole` cells are filled.
Bits closed(const Bits& bits, int radius, std::size_t largestHole);

// Parts of a stack that hang together by faces. label -1 is off.
struct Components {
    std::vector<int> label;
    std::size_t count = 0;
};
Components components(const std::vector<std::uint8_t>& on, int slices, int rows, int columns);

}
