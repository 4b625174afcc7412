#include "core/display/view_changes.h"

#include <gtest/gtest.h>

using namespace lantern;
using namespace lantern::display;

namespace {

constexpr int Rows = 48, Columns = 64;

geometry::PixelPoint pixelAt(const volume::View& view, double x, double y)
{
    return volume::TileGeometry(Rows, Columns, {}, view).pixelFromTile(x, y);
}

}

// Whatever lay under the pointer lies there still, at any zoom, turn and flip.
TEST(ViewChanges, ZoomKeepsWhatIsUnderThePointer)
{
    for (int turns = 0; turns < 4; ++turns)
        for (const bool flips : {false, true})
            for (const double factor : {0.5, 1.25, 3.0}) {
                // Away from whole zooms, where the picture is put on the screen's grid.
                const volume::View view{.width = 401,
                                        .height = 301,
                                        .zoom = 2.3,
                                        .panX = 7,
                                        .panY = -11,
                                        .quarterTurns = turns,
                                        .flipHorizontal = flips};
                const auto before = pixelAt(view, 90, 210), after = pixelAt(zoomed(view, factor, 90, 210), 90, 210);
                EXPECT_NEAR(after.column, before.column, 1e-9) << turns << flips << factor;
                EXPECT_NEAR(after.row, before.row, 1e-9) << turns << flips << factor;
            }
}

TEST(ViewChanges, ZoomStaysWithinItsLimits)
{
    const volume::View view{.width = 400, .height = 300};
    EXPECT_EQ(zoomed(view, 1e9, 0, 0).zoom, HighestZoom);
    EXPECT_EQ(zoomed(view, 1e-9, 0, 0).zoom, LeastZoom);
    EXPECT_EQ(atZoom(view, 1e9).zoom, HighestZoom);
}

// Four quarter turns, and two flips, are none; what stands in the middle stays there through each.
TEST(ViewChanges, TurnsAndFlipsComeRound)
{
    const volume::View view{.width = 400, .height = 300, .zoom = 1.7, .panX = 13, .panY = 5, .flipVertical = true};
    const auto middle = pixelAt(view, 200, 150);
    auto one = view;
    for (int i = 0; i < 4; ++i) {
        one = turned(one, 1);
        EXPECT_NEAR(pixelAt(one, 200, 150).column, middle.column, 1e-9);
        EXPECT_NEAR(pixelAt(one, 200, 150).row, middle.row, 1e-9);
    }
    EXPECT_EQ(one, view);
    EXPECT_EQ(turned(turned(view, 3), -3), view);
    EXPECT_EQ(flippedHorizontally(flippedHorizontally(view)), view);
    EXPECT_EQ(flippedVertically(flippedVertically(view)), view);
    EXPECT_NEAR(pixelAt(flippedHorizontally(view), 200, 150).column, middle.column, 1e-9);
}

// A flip mirrors the tile: what was at x is at width - x.
TEST(ViewChanges, AFlipMirrorsTheTile)
{
    const volume::View view{.width = 400, .height = 300, .zoom = 1.7, .panX = 13, .panY = 5, .quarterTurns = 1};
    const auto before = pixelAt(view, 30, 40);
    EXPECT_NEAR(pixelAt(flippedHorizontally(view), 370, 40).column, before.column, 1e-9);
    EXPECT_NEAR(pixelAt(flippedHorizontally(view), 370, 40).row, before.row, 1e-9);
    EXPECT_NEAR(pixelAt(flippedVertically(view), 30, 260).row, before.row, 1e-9);
}

// PS3.3 C.11.2.1.2.1: the linear function needs a width of 1 at least; the exact one only more than 0.
TEST(ViewChanges, ANarrowWindowBecomesExact)
{
    const pixels::Window window{.centre = 0.5, .width = 2};
    const auto narrow = changedWindow(window, -1.5, 0.25, 1);
    EXPECT_EQ(narrow.function, pixels::WindowFunction::LinearExact);
    EXPECT_DOUBLE_EQ(narrow.width, 0.5);
    EXPECT_DOUBLE_EQ(narrow.centre, 0.75);
    EXPECT_DOUBLE_EQ(changedWindow(window, -100, 0, 500).width, 0.5) << "a thousandth of the values' range";
}
