#include "core/volume/contour.h"
#include "core/volume/paint_slice.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace lantern::volume {

namespace {

MapLayer layer(int rows, int columns, std::vector<float> probabilities)
{
    MapLayer map;
    map.rows = rows;
    map.columns = columns;
    map.probabilities = std::make_shared<const std::vector<float>>(std::move(probabilities));
    map.showTint = true;
    return map;
}

double lightness(std::uint32_t pixel)
{
    return 0.3 * (pixel >> 16 & 255) + 0.59 * (pixel >> 8 & 255) + 0.11 * (pixel & 255);
}

pixels::GreyImage flat(int rows, int columns, int value)
{
    return {.rows = rows,
            .columns = columns,
            .samples =
                std::vector<std::int16_t>(static_cast<std::size_t>(rows * columns), static_cast<std::int16_t>(value)),
            .rescale = {},
            .padding = {}};
}

const DisplaySettings identity{.voi = pixels::Window{.centre = 128, .width = 256}};

// Signed: positive when the line runs with its inside on the right, on a screen whose y goes down.
double area(const Polyline& line)
{
    double twice = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto& a = line[i];
        const auto& b = line[(i + 1) % line.size()];
        twice += a.column * b.row - b.column * a.row;
    }
    return twice / 2;
}

}

// The image is lighter than its overlay's colour everywhere: edges of anatomy live in lightness.
TEST(Tint, KeepsTheLightnessOfTheImage)
{
    for (const int level : {21, 60, 128, 200, 255}) {
        auto map = layer(1, 3, {0.5F, 0.75F, 1.0F});
        const auto picture = paintSlice(flat(1, 3, level), {}, {.width = 3, .height = 1}, identity, {&map, 1});
        for (const auto pixel : picture.pixels)
            EXPECT_NEAR(lightness(pixel), level, 1.0) << level;
    }
}

TEST(Tint, HasTheHueOfTheMap)
{
    auto map = layer(1, 1, {0.6F});    // inferno's red
    const auto picture = paintSlice(flat(1, 1, 128), {}, {.width = 1, .height = 1}, identity, {&map, 1});
    EXPECT_GT(picture.pixels[0] >> 16 & 255, 140U);
    EXPECT_LT(picture.pixels[0] & 255, 120U);
}

TEST(Tint, IsNothingUnderTheThresholdAndOutsideTheMap)
{
    auto map = layer(1, 2, {0.49F, 0.5F});
    const auto picture = paintSlice(flat(1, 3, 128), {}, {.width = 3, .height = 1}, identity, {&map, 1});
    EXPECT_EQ(picture.pixels[0], 0xFF808080);
    EXPECT_NE(picture.pixels[1], 0xFF808080);
    EXPECT_EQ(picture.pixels[2], 0xFF808080);
}

TEST(Tint, IsNeverStrongerThanFortyPercent)
{
    EXPECT_EQ(tinted({0.5, 0.5, 0.5}, {1, 0, 0}, 1.0), tinted({0.5, 0.5, 0.5}, {1, 0, 0}, 0.4));
    EXPECT_EQ(tinted({0.5, 0.5, 0.5}, {1, 0, 0}, 0.0), (std::array{0.5, 0.5, 0.5}));
    // On black: 8 % of lightness at 40 % strength.
    const auto onBlack = tinted({0, 0, 0}, {1, 1, 1}, 0.4);
    EXPECT_NEAR(onBlack[0], 0.032, 1e-9);
}

TEST(Tint, DoesNotTouchPixelsWithoutTheMap)
{
    const auto image = flat(4, 4, 90);
    auto map = layer(4, 4, std::vector<float>(16, 0.9F));
    map.showTint = false;
    const View view{.width = 9, .height = 9, .zoom = 2};
    EXPECT_EQ(paintSlice(image, {}, view, identity, {&map, 1}).pixels, paintSlice(image, {}, view, identity).pixels);
}

// A map of 8 x 8 pixel cells is drawn as cells; smoothing would promise detail.
TEST(Probability, IsThatOfTheCellAPixelLiesIn)
{
    auto map = layer(2, 2, {0.1F, 0.2F, 0.3F, 0.4F});
    map.originColumn = map.originRow = 3.5;    // the first cell spans pixels 0 to 7
    map.cellColumns = map.cellRows = 8;
    EXPECT_EQ(probabilityAt(map, {0, 0}), 0.1F);
    EXPECT_EQ(probabilityAt(map, {7.4, 7.4}), 0.1F);
    EXPECT_EQ(probabilityAt(map, {7.6, 0}), 0.2F);
    EXPECT_EQ(probabilityAt(map, {0, 8}), 0.3F);
    EXPECT_EQ(probabilityAt(map, {15.4, 15.4}), 0.4F);
    EXPECT_EQ(probabilityAt(map, {15.6, 0}), std::nullopt);
    EXPECT_EQ(probabilityAt(map, {-0.6, 0}), std::nullopt);
}

TEST(Contour, IsAClosedLineAroundOneCell)
{
    const auto lines = contourOf(layer(3, 3, {0, 0, 0, 0, 1, 0, 0, 0, 0}), 0.5);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].size(), 4U);
    for (const auto& point : lines[0])
        EXPECT_DOUBLE_EQ(std::abs(point.column - 1) + std::abs(point.row - 1), 0.5);
}

TEST(Contour, StepsLinearlyBetweenCellCentres)
{
    const auto lines = contourOf(layer(1, 2, {0.8F, 0.4F}), 0.5);
    ASSERT_EQ(lines.size(), 1U);
    const auto right = std::max_element(lines[0].begin(), lines[0].end(),
                                        [](const auto& a, const auto& b) { return a.column < b.column; });
    EXPECT_NEAR(right->column, 0.75, 1e-6);
}

TEST(Contour, LiesInImagePixels)
{
    auto map = layer(1, 1, {1});
    map.originColumn = 10;
    map.originRow = 20;
    map.cellColumns = 8;
    map.cellRows = 4;
    const auto lines = contourOf(map, 0.5);
    ASSERT_EQ(lines.size(), 1U);
    // Closed at the edge of the cell, since the map knows nothing beyond.
    for (const auto& point : lines[0])
        EXPECT_NEAR(std::abs(point.column - 10) / 4 + std::abs(point.row - 20) / 2, 1, 1e-9);
}

TEST(Contour, ClosesAtTheEdgeOfTheGridAndHasHoles)
{
    // A frame of ones around a hole.
    const auto lines = contourOf(layer(3, 3, {1, 1, 1, 1, 0, 1, 1, 1, 1}), 0.5);
    ASSERT_EQ(lines.size(), 2U);
    std::vector<double> areas{area(lines[0]), area(lines[1])};
    std::sort(areas.begin(), areas.end());
    EXPECT_NEAR(areas[0] * areas[1], -0.5 * 8.5, 1e-9);    // hole and outline run in opposite directions
}

TEST(Contour, KeepsTheCornersOfASaddleApart)
{
    EXPECT_EQ(contourOf(layer(2, 2, {1, 0, 0, 1}), 0.5).size(), 2U);
    EXPECT_EQ(contourOf(layer(2, 2, {0, 1, 1, 0}), 0.5).size(), 2U);
}

TEST(Contour, EnclosesADisc)
{
    constexpr int edge = 101;
    std::vector<float> disc;
    for (int row = 0; row < edge; ++row) {
        for (int column = 0; column < edge; ++column)
            disc.push_back(static_cast<float>(std::clamp(1 - std::hypot(row - 50, column - 50) / 60, 0.0, 1.0)));
    }
    const auto lines = contourOf(layer(edge, edge, disc), 0.5);    // radius 30
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(std::abs(area(lines[0])), 3.14159265 * 900, 5);
}

TEST(Contour, IsEmptyWhereNothingOrEverythingElseIsMissing)
{
    EXPECT_TRUE(contourOf(layer(2, 2, {0, 0, 0, 0.4F}), 0.5).empty());
    EXPECT_TRUE(contourOf(MapLayer{}, 0.5).empty());
}

}
