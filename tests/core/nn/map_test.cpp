#include "core/nn/map_stack.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::nn {

namespace {

MapSlice mapOf(int rows, int columns, std::vector<float> values, double originColumn = 0, double originRow = 0)
{
    return {
        rows, columns, originColumn, originRow, 8, 8, std::make_shared<const std::vector<float>>(std::move(values))};
}

}

TEST(MapStack, PutsCutOutMapsOnOneGrid)
{
    const std::vector<MapSlice> maps{mapOf(1, 2, {1, 2}, 16, 8), {}, mapOf(2, 1, {3, 4}, 8, 8)};
    const auto stack = stackOf(maps);
    ASSERT_TRUE(stack);
    EXPECT_EQ(stack->slices, 3);
    EXPECT_EQ(stack->rows, 2);
    EXPECT_EQ(stack->columns, 3);
    EXPECT_EQ(stack->originColumn, 8);
    EXPECT_EQ(stack->originRow, 8);
    const auto at = [&](int slice, int row, int column) {
        return stack->values[static_cast<std::size_t>((slice * 2 + row) * 3 + column)];
    };
    EXPECT_EQ(at(0, 0, 1), 1);
    EXPECT_EQ(at(0, 0, 2), 2);
    EXPECT_TRUE(std::isnan(at(0, 0, 0)));
    EXPECT_TRUE(std::isnan(at(1, 1, 1)));
    EXPECT_EQ(at(2, 0, 0), 3);
    EXPECT_EQ(at(2, 1, 0), 4);
    EXPECT_FALSE(stackOf({MapSlice{}, MapSlice{}}));
}

}
