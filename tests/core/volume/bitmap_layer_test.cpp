#include "core/volume/bitmap_layer.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lantern::volume {

namespace {

pixels::Bitmap bitAt(int rows, int columns, int row, int column)
{
    auto bits = pixels::Bitmap::blank(rows, columns);
    bits.set(row, column);
    return bits;
}

// The device pixels that are covered, as x, y.
std::vector<std::pair<int, int>> covered(const TileMask& mask)
{
    std::vector<std::pair<int, int>> points;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (mask.set[static_cast<std::size_t>(y * mask.width + x)])
                points.push_back({mask.left + x, mask.top + y});
    return points;
}

using Points = std::vector<std::pair<int, int>>;

}

TEST(Traps, trap_53_an_overlay_lies_where_its_origin_says)
{
    const View view{.width = 8, .height = 6};
    const TileGeometry geometry(6, 8, {}, view);
    const auto bits = bitAt(2, 2, 1, 0);
    EXPECT_EQ(covered(maskOnTile(bits, 1, 1, geometry, 8, 6, WhenSmall::AnyBit)), (Points{{0, 1}}));
    EXPECT_EQ(covered(maskOnTile(bits, 4, 8, geometry, 8, 6, WhenSmall::AnyBit)), (Points{{7, 4}}));
    EXPECT_EQ(covered(maskOnTile(bits, -1, 3, geometry, 8, 6, WhenSmall::AnyBit)), Points{}) << "above the image";
    EXPECT_EQ(covered(maskOnTile(bitAt(9, 9, 8, 8), -3, -3, geometry, 8, 6, WhenSmall::AnyBit)), (Points{{4, 4}}));
}

TEST(BitmapLayer, FollowsTurnsFlipsAndZoom)
{
    const auto at = [](View view, PixelShape shape = {}) {
        view.width = 12;
        view.height = 12;
        return covered(
            maskOnTile(bitAt(4, 4, 0, 1), 1, 1, TileGeometry(4, 4, shape, view), 12, 12, WhenSmall::NearestBit));
    };
    // The image lies from 4 to 7 on both axes.
    EXPECT_EQ(at({}), (Points{{5, 4}}));
    EXPECT_EQ(at({.quarterTurns = 1}), (Points{{7, 5}}));
    EXPECT_EQ(at({.flipHorizontal = true}), (Points{{6, 4}}));
    EXPECT_EQ(at({.quarterTurns = 1, .flipVertical = true}), (Points{{7, 6}}));
    EXPECT_EQ(at({.zoom = 2}), (Points{{4, 2}, {5, 2}, {4, 3}, {5, 3}}));
    EXPECT_EQ(at({}, {2}), (Points{{5, 2}, {5, 3}}));
    EXPECT_EQ(at({.panX = -3, .panY = 2}), (Points{{2, 6}}));
}

// A line one pixel wide on a radiograph at a quarter of its size: three of four would miss it.
TEST(BitmapLayer, ThinLinesSurviveAPictureMadeSmall)
{
    for (int column = 20; column < 24; ++column) {
        auto bits = pixels::Bitmap::blank(40, 40);
        for (int row = 0; row < 40; ++row)
            bits.set(row, column);
        const View view{.width = 10, .height = 10, .zoom = 0.25};
        const TileGeometry geometry(40, 40, {}, view);
        EXPECT_EQ(covered(maskOnTile(bits, 1, 1, geometry, 10, 10, WhenSmall::AnyBit)).size(), 10u) << column;
    }
}

}
