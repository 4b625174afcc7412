#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace lantern::pixels {

// One bit a pixel, row by row without gaps, the first in the lowest bit of a byte (PS3.5 8.1.2).
struct Bitmap {
    int rows = 0, columns = 0;
    std::vector<std::uint8_t> bytes = {};

    static Bitmap blank(int rows, int columns)
    {
        const auto bits = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
        return {rows, columns, std::vector<std::uint8_t>((bits + 7) / 8)};
    }
    std::size_t indexOf(int row, int column) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
    bool at(int row, int column) const
    {
        const auto bit = indexOf(row, column);
        return bytes[bit / 8] >> bit % 8 & 1;
    }
    void set(int row, int column)
    {
        const auto bit = indexOf(row, column);
        bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | 1 << bit % 8);
    }
    bool operator==(const Bitmap&) const = default;
};

// An overlay plane over one frame (PS3.3 C.9.2): data beside the pixels, never in them.
struct Overlay {
    int group = 0x6000;    // 6000 to 601E, even
    // Of the overlay's top left pixel, where the image's is 1, 1; may be negative, or outside.
    int originRow = 1, originColumn = 1;
    bool isRegion = false;    // Overlay Type R, a region of interest; else G, graphics
    std::string label = {}, description = {};
    std::string layer = {};    // Overlay Activation Layer (60xx,1001), of a presentation state
    Bitmap bits = {};
    bool operator==(const Overlay&) const = default;
};

using OverlayPtr = std::shared_ptr<const Overlay>;

// What a shutter hides of a frame, and the P-value it hides it under: 0 is black, 65535 white.
struct ShutterMask {
    Bitmap hidden = {};    // of the frame's size
    std::uint16_t value = 0;
    bool operator==(const ShutterMask&) const = default;
};

using ShutterMaskPtr = std::shared_ptr<const ShutterMask>;

}
