#include "core/tasks/anatomy/lung_mask.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::tasks {

namespace {

constexpr int side = 256, slices = 8;
constexpr double spacing = 1.4;    // mm

bool inEllipse(double x, double y, double cx, double cy, double a, double b)
{
    return std::pow((x - cx) / a, 2) + std::pow((y - cy) / b, 2) <= 1;
}

// A body with two lungs, a nodule free in the right one and one at its wall, a vessel, a trachea-like
// pocket of gas and, under the body, a table.
Result<nn::ModalityImage> phantom(int)
{
    nn::ModalityImage image;
    image.rows = image.columns = side;
    image.unit = "HU";
    image.spacing = geometry::PixelSpacing{spacing, spacing};
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            float value = -1000;
            if (inEllipse(column, row, 128, 120, 110, 80))
                value = 40;
            const bool right = inEllipse(column, row, 80, 120, 35, 55), left = inEllipse(column, row, 176, 120, 35, 55);
            if (right || left)
                value = -850;
            if (inEllipse(column, row, 80, 120, 5, 5) || inEllipse(column, row, 51, 120, 5, 5))
                value = 30;    // nodules
            if (inEllipse(column, row, 170, 100, 3, 3))
                value = 50;    // vessel
            if (inEllipse(column, row, 128, 170, 9, 9))
                value = -1000;    // gas of the stomach
            if (row > 225 && row < 232)
                value = 100;
            image.values.push_back(value);
        }
    }
    return image;
}

}

TEST(LungMask, FindsBothLungsAndNothingElse)
{
    QuietJob job;
    const auto mask = lungMask(slices, phantom, job);
    ASSERT_TRUE(mask) << mask.error().sentence();
    EXPECT_TRUE(mask->contains(4, 80, 90));
    EXPECT_TRUE(mask->contains(4, 176, 150));
    EXPECT_FALSE(mask->contains(4, 128, 120)) << "the mediastinum is no lung";
    EXPECT_FALSE(mask->contains(4, 128, 170)) << "the stomach is no lung";
    EXPECT_FALSE(mask->contains(4, 5, 5)) << "the room is no lung";
    EXPECT_FALSE(mask->contains(4, 128, 215)) << "the air over the table is no lung";
    EXPECT_FALSE(mask->contains(4, -3, 10));
    EXPECT_FALSE(mask->contains(4, 300, 10));
    // Two ellipses of 35 x 55 pixels, without what is dense in them.
    const double expected = 2 * 3.14159265 * 35 * 55 * spacing * spacing / 100;
    EXPECT_NEAR(mask->largestArea(), expected, 0.08 * expected);
    EXPECT_NEAR(mask->volume(5), expected * slices * 5 / 10, 0.08 * expected * slices * 5 / 10);
}

TEST(LungMask, KeepsNodulesAndVesselsInside)
{
    QuietJob job;
    const auto mask = lungMask(slices, phantom, job);
    ASSERT_TRUE(mask);
    EXPECT_TRUE(mask->contains(4, 80, 120)) << "a nodule in the lung";
    EXPECT_TRUE(mask->contains(4, 51, 120)) << "a nodule on the pleura";
    EXPECT_TRUE(mask->contains(4, 170, 100)) << "a vessel";
}

TEST(LungMask, BoxHoldsTheLungs)
{
    QuietJob job;
    const auto mask = lungMask(slices, phantom, job);
    ASSERT_TRUE(mask);
    const auto box = mask->box(0);
    EXPECT_NEAR(box.left, 80 - 35, 8);
    EXPECT_NEAR(box.right, 176 + 35, 8);
    EXPECT_NEAR(box.top, 120 - 55, 8);
    EXPECT_NEAR(box.bottom, 120 + 55, 8);
}

// The lowest slice shows the windpipe joined to a lung, as the bronchi join them in a patient.
TEST(LungMask, LeavesTheWindpipeOut)
{
    const auto withWindpipe = [](int slice) -> Result<nn::ModalityImage> {
        auto image = *phantom(slice);
        for (int i = 0; i < side * side; ++i) {
            const int column = i % side, row = i / side;
            const bool isBronchus = slice == slices - 1 && row > 102 && row < 108 && column > 90 && column < 128;
            if (inEllipse(column, row, 128, 105, 6, 7) || isBronchus)
                image.values[std::size_t(i)] = -985;
        }
        return image;
    };
    QuietJob job;
    const auto mask = lungMask(slices, withWindpipe, job);
    ASSERT_TRUE(mask) << mask.error().sentence();
    EXPECT_FALSE(mask->contains(3, 128, 105));
    EXPECT_TRUE(mask->contains(3, 80, 90));
    EXPECT_TRUE(mask->contains(3, 176, 150));
}

TEST(LungMask, IsEmptyWithoutLung)
{
    QuietJob job;
    const auto solid = [](int) -> Result<nn::ModalityImage> {
        auto image = *phantom(0);
        for (int i = 0; i < side * side; ++i) {
            if (inEllipse(i % side, i / side, 128, 120, 110, 80))
                image.values[std::size_t(i)] = 40;
        }
        return image;
    };
    const auto mask = lungMask(slices, solid, job);
    ASSERT_TRUE(mask);
    EXPECT_EQ(mask->largestArea(), 0);
    EXPECT_EQ(mask->box(3).right, 0);
}

TEST(LungMask, NeedsASpacingAndOneSize)
{
    QuietJob job;
    const auto bare = lungMask(
        2,
        [](int) {
            auto image = phantom(0);
            image->spacing.reset();
            return image;
        },
        job);
    ASSERT_FALSE(bare);
    EXPECT_EQ(bare.error().code, ErrorCode::Refused);
    const auto mixed = lungMask(
        2,
        [](int slice) {
            auto image = phantom(0);
            if (slice == 1) {
                image->rows /= 2;
                image->values.resize(std::size_t(image->rows) * side);
            }
            return image;
        },
        job);
    ASSERT_FALSE(mixed);
    EXPECT_NE(mixed.error().sentence().find("Slice 2"), std::string::npos);
}

}
