#include "core/tasks/anatomy/brain_slice.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace lantern::tasks {
namespace {

// Rings from the outside inwards: how far each reaches (mm, across and down) and how bright it is.
struct Ring {
    double across, down, grey;
};

nn::ModalityImage pictureOf(std::initializer_list<Ring> rings, double spacing = 0.9, double gain = 1)
{
    std::mt19937 dice(7);
    std::normal_distribution<double> noise(0, 8);
    nn::ModalityImage picture;
    picture.rows = picture.columns = int(230 / spacing);
    picture.spacing = geometry::PixelSpacing{spacing, spacing};
    for (int row = 0; row < picture.rows; ++row)
        for (int column = 0; column < picture.columns; ++column) {
            const double x = (column - picture.columns / 2.0) * spacing, y = (row - picture.rows / 2.0) * spacing;
            double value = 10;
            for (const Ring& ring : rings)
                if (std::hypot(x / ring.across, y / ring.down) <= 1)
                    value = ring.grey;
            picture.values.push_back(static_cast<float>(gain * std::abs(value + noise(dice))));
        }
    return picture;
}

constexpr double skin = 390, fat = 860, bone = 45, brain = 450, csf = 140, muscle = 330;

}

TEST(BrainSlice, ABrainInItsSkullIsRecognisedAtAnyScaleOfNumbersAndPixels)
{
    for (const double spacing : {0.45, 0.9, 1.2})
        for (const double gain : {0.1, 1.0, 20.0})
            EXPECT_TRUE(showsBrain(
                pictureOf({{77, 97, skin}, {75, 95, fat}, {70, 90, bone}, {64, 83, csf}, {62, 81, brain}, {8, 30, csf}},
                          spacing, gain)))
                << spacing << " mm, gain " << gain;
}

TEST(BrainSlice, ABrainWithoutItsSkullIsRecognised)
{
    EXPECT_TRUE(showsBrain(pictureOf({{64, 83, brain}, {8, 30, csf}})));
}

TEST(BrainSlice, WhatIsNoBrainIsNot)
{
    EXPECT_FALSE(showsBrain(pictureOf({}))) << "air";
    EXPECT_FALSE(showsBrain(pictureOf({{60, 65, skin}, {58, 63, fat}, {52, 57, muscle}, {9, 9, 10}, {14, 12, bone}})))
        << "a neck";
    EXPECT_FALSE(showsBrain(pictureOf({{30, 35, skin}, {28, 33, fat}, {22, 27, bone}, {16, 20, brain}})))
        << "the crown of the head";
    EXPECT_FALSE(showsBrain(pictureOf({{65, 65, fat}, {55, 55, muscle}, {30, 30, bone}, {26, 26, fat}}))) << "a thigh";
    nn::ModalityImage unsized = pictureOf({{64, 83, brain}});
    unsized.spacing.reset();
    EXPECT_FALSE(showsBrain(unsized));
    nn::ModalityImage flat = pictureOf({});
    std::fill(flat.values.begin(), flat.values.end(), 100.0f);
    EXPECT_FALSE(showsBrain(flat)) << "one single grey";
}

}
