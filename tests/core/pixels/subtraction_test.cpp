// Subtraction and Modality LUTs on pictures whose truth is arithmetic.
#include "core/pixels/subtraction.h"

#include "core/pixels/modality_lut.h"
#include "core/pixels/values.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::pixels {
namespace {

GreyImage imageOf(std::vector<std::uint16_t> values, int rows, int columns)
{
    return {.rows = rows, .columns = columns, .samples = std::move(values)};
}

FrameMean meanOf(std::initializer_list<GreyImage> frames)
{
    FrameMean mean;
    for (const auto& frame : frames)
        mean.add(frame);
    return mean;
}

std::vector<float> valuesOf(const GreyImage& image) { return std::get<std::vector<float>>(image.samples); }

}

TEST(Subtraction, TakesTheMeanOfTheMasksFromTheMeanOfTheFrames)
{
    const auto one = imageOf({100, 200, 300, 400}, 2, 2), two = imageOf({110, 220, 330, 440}, 2, 2);
    const auto mask = imageOf({10, 20, 30, 40}, 2, 2), other = imageOf({30, 40, 50, 60}, 2, 2);
    EXPECT_EQ(valuesOf(subtracted(meanOf({one, two}), meanOf({mask, other}))), (std::vector<float>{85, 180, 275, 370}));
    EXPECT_EQ(valuesOf(subtracted(meanOf({one}), meanOf({mask}))), (std::vector<float>{90, 180, 270, 360}));
    // A quarter of the mask is left to find one's way by.
    EXPECT_EQ(valuesOf(subtracted(meanOf({one}), meanOf({mask}), {}, 0.25)),
              (std::vector<float>{92.5, 185, 277.5, 370}));
}

TEST(Subtraction, SubtractsModalityValuesAndLeavesPaddingOut)
{
    auto frame = imageOf({10, 20, 30, 0}, 2, 2), mask = imageOf({1, 0, 3, 4}, 2, 2);
    frame.rescale = {2, -5, "OD"};
    mask.rescale = {1, 100, "OD"};
    frame.padding = mask.padding = PaddingRange{0, 0};
    const auto values = valuesOf(subtracted(meanOf({frame}), meanOf({mask})));
    EXPECT_FLOAT_EQ(values[0], 15 - 101);
    EXPECT_TRUE(std::isnan(values[1])) << "padding of the mask";
    EXPECT_FLOAT_EQ(values[2], 55 - 103);
    EXPECT_TRUE(std::isnan(values[3])) << "padding of the frame";
}

// A ramp of 10 a row and 1 a column, moved one and a half rows down and a quarter column to the right.
TEST(Subtraction, ShiftsTheMaskBetweenItsPixels)
{
    std::vector<std::uint16_t> ramp;
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 4; ++column)
            ramp.push_back(static_cast<std::uint16_t>(100 + 10 * row + column));
    const auto mask = meanOf({imageOf(ramp, 5, 4)}),
               frame = meanOf({imageOf(std::vector<std::uint16_t>(20, 1000), 5, 4)});
    const auto values = valuesOf(subtracted(frame, mask, {.rows = 1.5, .columns = 0.25}));
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 4; ++column) {
            const float value = values[static_cast<std::size_t>(4 * row + column)];
            if (row < 2 || column < 1)
                EXPECT_TRUE(std::isnan(value)) << "the mask does not reach " << row << " " << column;
            else
                EXPECT_FLOAT_EQ(value, static_cast<float>(1000 - (100 + 10 * (row - 1.5) + (column - 0.25))));
        }
    // Whole pixels to the far edge and back lose none of it.
    const auto back = valuesOf(subtracted(frame, mask, {.rows = -1, .columns = -2}));
    EXPECT_FLOAT_EQ(back[0], 1000 - 112);
    EXPECT_FLOAT_EQ(back[4 * 3 + 1], 1000 - 143);
    EXPECT_TRUE(std::isnan(back[4 * 4])) << "below the last row of the mask";
}

TEST(Subtraction, LeavesOutFramesOfAnotherSizeAndSurvivesNone)
{
    const auto frame = imageOf({5, 6}, 1, 2), tall = imageOf({1, 2}, 2, 1);
    EXPECT_TRUE(std::isnan(valuesOf(subtracted(meanOf({frame}), meanOf({tall})))[0]));
    EXPECT_EQ(valuesOf(subtracted(meanOf({frame, tall}), meanOf({frame}))), (std::vector<float>{0, 0}));
    EXPECT_TRUE(std::isnan(valuesOf(subtracted(meanOf({frame}), {}))[0]));
    EXPECT_EQ(subtracted({}, {}).rows, 0);
}

TEST(ModalityLut, TakesItsEndsOutsideAndKeepsPaddingOut)
{
    GreyImage stored{.rows = 1, .columns = 5, .samples = std::vector<std::int16_t>{-2000, -2, -1, 1, 900}};
    stored.rescale = {7, 3, "HU"};
    stored.padding = PaddingRange{-2000, -2000};
    const auto image = throughModalityLut(stored, {.firstMapped = -2, .entries = {50, 40, 30, 20}, .bits = 8});
    EXPECT_EQ(std::get<std::vector<std::int32_t>>(image.samples), (std::vector<std::int32_t>{-1, 50, 40, 20, 20}));
    EXPECT_EQ(image.rescale, (Rescale{1, 0, "HU"}));
    EXPECT_FALSE(modalityValueAt(image, 0, 0)) << "still padding";
}

}
