#include "core/volume/bitmap_layer.h"

#include <algorithm>
#include <cmath>

namespace lantern::volume {

TileMask maskOnTile(const pixels::Bitmap& bits, int originRow, int originColumn, const TileGeometry& geometry,
                    int tileWidth, int tileHeight, WhenSmall whenSmall)
{
    const double firstColumn = originColumn - 1.0, firstRow = originRow - 1.0;
    const auto [x0, y0] = geometry.tileFromPixel({firstColumn - 0.5, firstRow - 0.5});
    const auto [x1, y1] = geometry.tileFromPixel({firstColumn + bits.columns - 0.5, firstRow + bits.rows - 0.5});
    const auto edge = [](double value, int most) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    TileMask mask;
    mask.left = edge(std::floor(std::min(x0, x1)), tileWidth);
    mask.top = edge(std::floor(std::min(y0, y1)), tileHeight);
    mask.width = edge(std::ceil(std::max(x0, x1)), tileWidth) - mask.left;
    mask.height = edge(std::ceil(std::max(y0, y1)), tileHeight) - mask.top;
    if (mask.isEmpty() || bits.bytes.empty())
        return {};
    mask.set.resize(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height));

    const auto m = geometry.pixelFromTileMatrix();
    for (int y = 0; y < mask.height; ++y) {
        const double tileY = mask.top + y + 0.5;
        auto* out = mask.set.data() + static_cast<std::ptrdiff_t>(y) * mask.width;
        for (int x = 0; x < mask.width; ++x) {
            const double tileX = mask.left + x + 0.5;
            // Cut off rather than floored, which is the same from 0 on and far quicker.
            const double column = m[0] * tileX + m[1] * tileY + m[2] - firstColumn + 0.5;
            const double row = m[3] * tileX + m[4] * tileY + m[5] - firstRow + 0.5;
            if (column >= 0 && row >= 0 && column < bits.columns && row < bits.rows)
                out[x] = bits.at(static_cast<int>(row), static_cast<int>(column));
        }
    }
    const auto t = geometry.tileFromPixelMatrix();
    const bool isSmall = std::hypot(t[0], t[3]) < 1 || std::hypot(t[1], t[4]) < 1;
    if (whenSmall == WhenSmall::NearestBit || !isSmall)
        return mask;
    for (std::size_t byte = 0; byte < bits.bytes.size(); ++byte) {
        for (unsigned rest = bits.bytes[byte]; rest != 0; rest &= rest - 1) {
            std::size_t bit = byte * 8;
            while (!(rest >> (bit - byte * 8) & 1U))
                ++bit;
            const auto columns = static_cast<std::size_t>(bits.columns);
            if (bit >= columns * static_cast<std::size_t>(bits.rows))
                break;
            const auto [tileX, tileY] =
                geometry.tileFromPixel({.column = firstColumn + static_cast<double>(bit % columns),
                                        .row = firstRow + static_cast<double>(bit / columns)});
            const double x = std::floor(tileX) - mask.left, y = std::floor(tileY) - mask.top;
            if (x >= 0 && y >= 0 && x < mask.width && y < mask.height)
                mask.set[static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width)
                         + static_cast<std::size_t>(x)] = 1;
        }
    }
    return mask;
}

}
