#include "core/volume/paint_slice.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::volume {

namespace {

void expectAt(const TileGeometry& geometry, geometry::PixelPoint pixel, double x, double y)
{
    const auto at = geometry.tileFromPixel(pixel);
    EXPECT_NEAR(at[0], x, 1e-9);
    EXPECT_NEAR(at[1], y, 1e-9);
    const auto back = geometry.pixelFromTile(x, y);
    EXPECT_NEAR(back.column, pixel.column, 1e-9);
    EXPECT_NEAR(back.row, pixel.row, 1e-9);
}

}

// Half a pixel decides whether 1:1 is sharp: voxel centres fall on device pixel centres.
TEST(Traps, trap_12_whole_pixel_numbers_are_voxel_centres)
{
    expectAt(TileGeometry(4, 6, {}, {.width = 6, .height = 4}), {0, 0}, 0.5, 0.5);
    expectAt(TileGeometry(4, 6, {}, {.width = 6, .height = 4}), {5, 3}, 5.5, 3.5);
}

// An even image in an odd tile has no middle; half a pixel of shift would blur every pixel.
TEST(TileGeometry, StaysSharpInATileOfOddSize)
{
    for (const int width : {6, 7, 8, 9}) {
        for (const double pan : {0.0, 0.3, -2.7}) {
            const TileGeometry geometry(4, 6, {}, {.width = width, .height = 5, .panX = pan});
            const auto at = geometry.tileFromPixel({0, 0});
            EXPECT_NEAR(at[0] - 0.5, std::round(at[0] - 0.5), 1e-9);
        }
    }
}

TEST(TileGeometry, TurnsClockwiseAndThenFlips)
{
    View view{.width = 4, .height = 6, .quarterTurns = 1};
    // Clockwise: the top left pixel goes to the top right.
    expectAt(TileGeometry(4, 6, {}, view), {0, 0}, 3.5, 0.5);
    expectAt(TileGeometry(4, 6, {}, view), {5, 0}, 3.5, 5.5);
    // PS3.3 C.10.6: the flip comes after the turn, and so swaps left and right of what is seen.
    view.flipHorizontal = true;
    expectAt(TileGeometry(4, 6, {}, view), {0, 0}, 0.5, 0.5);
    expectAt(TileGeometry(4, 6, {}, view), {5, 0}, 0.5, 5.5);
    view.quarterTurns = -3;    // the same turn
    expectAt(TileGeometry(4, 6, {}, view), {5, 0}, 0.5, 5.5);
}

TEST(Traps, trap_11_tall_pixels_are_drawn_tall)
{
    const TileGeometry geometry(10, 10, {2}, {.width = 100, .height = 100, .zoom = 3});
    const auto a = geometry.tileFromPixel({2, 2}), b = geometry.tileFromPixel({3, 3});
    EXPECT_NEAR(b[0] - a[0], 3, 1e-9);
    EXPECT_NEAR(b[1] - a[1], 6, 1e-9);
}

TEST(FitZoom, ShowsTheWholeImageTurnedOrNot)
{
    EXPECT_DOUBLE_EQ(fitZoom(100, 200, {}, {.width = 400, .height = 400}), 2);
    EXPECT_DOUBLE_EQ(fitZoom(100, 200, {4}, {.width = 400, .height = 400}), 1);
    EXPECT_DOUBLE_EQ(fitZoom(100, 200, {}, {.width = 400, .height = 100, .quarterTurns = 1}), 0.5);
}

}
