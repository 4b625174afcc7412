#include "core/tasks/map_peaks.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::tasks {

namespace {

nn::MapSlice mapOf(int rows, int columns, std::vector<float> values, double originColumn = 0, double originRow = 0)
{
    return {
        rows, columns, originColumn, originRow, 8, 8, std::make_shared<const std::vector<float>>(std::move(values))};
}

}

TEST(MapPeaks, LieBetweenCellsWhereTheNeighboursSaySo)
{
    // A parabola in each direction with its top a quarter cell to the right of column 2, on row 1.
    std::vector<float> values;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 5; ++column)
            values.push_back(static_cast<float>(0.9 - 0.05 * std::pow(column - 2.25, 2) - 0.05 * std::pow(row - 1, 2)));
    }
    const auto peaks = peaksOf(mapOf(3, 5, values, 40, 80), 7, 0.5);
    ASSERT_EQ(peaks.size(), 1u);
    EXPECT_NEAR(peaks[0].pixel.column, 40 + 2.25 * 8, 1e-3);
    EXPECT_NEAR(peaks[0].pixel.row, 80 + 1 * 8, 1e-3);
    EXPECT_EQ(peaks[0].slice, 7);
}

TEST(MapPeaks, CountAPlateauOnceAndKeepTheThreshold)
{
    const auto map = mapOf(1, 7, {0.9f, 0.9f, 0.1f, 0.4f, 0.1f, 0.5f, 0.1f});
    const auto peaks = peaksOf(map, 0, 0.5);
    ASSERT_EQ(peaks.size(), 2u);
    EXPECT_FLOAT_EQ(float(peaks[0].height), 0.9f);
    EXPECT_FLOAT_EQ(float(peaks[1].height), 0.5f);
}

// reported: an outline stood on the picture where the second look had seen nothing, and the list did not know it.
TEST(MapPeaks, ASecondLookLeavesNoOutlineThatItDidNotSee)
{
    const auto map = mapOf(1, 9, {0.2f, 0.8f, 0.95f, 0.7f, 0.1f, 0.5f, 0.9f, 0.6f, 0.0f});
    auto peaks = peaksOf(map, 0, 0.5);
    ASSERT_EQ(peaks.size(), 2u);
    peaks[0].height = 0.3;    // seen as nothing
    peaks[1].height = 0.97;
    const auto after = *settled(map, peaks).probabilities;
    const std::vector<float> wanted{0.2f, 0.3f, 0.3f, 0.3f, 0.1f, 0.5f, 0.97f, 0.6f, 0.0f};
    EXPECT_EQ(after, wanted);
    // A peak that was not looked at keeps its map.
    peaks.pop_back();
    EXPECT_EQ((*settled(map, peaks).probabilities)[6], 0.9f);
}

TEST(MapPeaks, APlateauIsSettledAsOne)
{
    const auto map = mapOf(1, 5, {0.9f, 0.9f, 0.9f, 0.2f, 0.0f});
    auto peaks = peaksOf(map, 0, 0.5);
    ASSERT_EQ(peaks.size(), 1u);
    peaks[0].height = 0.1;
    const auto after = *settled(map, peaks).probabilities;
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_FLOAT_EQ(after[i], 0.1f) << i;
}

}
