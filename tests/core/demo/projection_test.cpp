#include "core/demo/projection.h"

#include <gtest/gtest.h>

namespace lantern::demo {
namespace {

const AxialGrid grid{.rows = 100, .columns = 40, .spacing = 1, .left = 0, .top = 0};

std::vector<float> slab(float hu, int firstColumn, int lastColumn)
{
    std::vector<float> plane(grid.count(), -1000);
    for (int row = 0; row < grid.rows; ++row)
        for (int column = firstColumn; column <= lastColumn; ++column)
            plane[grid.index(column, row)] = hu;
    return plane;
}

TEST(Projection, TenCentimetresOfWaterLoseWhatBeerAndLambertSay)
{
    const auto lost = lineIntegrals(grid, slab(0, 10, 20));
    EXPECT_FLOAT_EQ(lost[5], 0);    // air
    EXPECT_NEAR(lost[15], 100 * 0.0188, 1e-4);
}

TEST(Projection, BoneIsBrightAndTheHeadIsUp)
{
    // From the feet: air below, a block of bone in the last planes, which are the highest.
    std::vector<std::vector<float>> planes(40, lineIntegrals(grid, slab(0, 0, 39)));
    for (std::size_t i = 30; i < planes.size(); ++i)
        planes[i] = lineIntegrals(grid, slab(900, 0, 39));
    const Radiograph image = developed(planes, 1, 1, 1);
    ASSERT_EQ(image.rows, 111);
    ASSERT_EQ(image.columns, 111);
    const auto at = [&](int row) { return image.values[static_cast<std::size_t>(row * image.columns + 55)]; };
    EXPECT_GT(at(10), at(100) + 500);
}

}
}
