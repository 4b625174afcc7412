#include "core/geometry/image_plane.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace lantern::geometry;

// Trap: Pixel Spacing is "rows, columns", the reverse of x, y. Square pixels hide a swap, so this
// phantom has pixels twice as tall as they are wide.
TEST(Traps, trap_10_the_first_spacing_value_steps_down_a_row)
{
    const auto plane = ImagePlane::make({0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {.betweenRows = 0.8, .betweenColumns = 0.4});
    ASSERT_TRUE(plane) << plane.error().sentence();
    EXPECT_DOUBLE_EQ(plane->patientFromPixel({.column = 0, .row = 1}).y, 0.8);
    EXPECT_DOUBLE_EQ(plane->patientFromPixel({.column = 1, .row = 0}).x, 0.4);
}

// Image Position (Patient) is the centre of the first pixel, not its corner: half a pixel lies beyond it.
TEST(Traps, trap_12_image_position_is_the_centre_of_the_first_pixel)
{
    const auto plane =
        ImagePlane::make({-10, 20, 30}, {1, 0, 0}, {0, 1, 0}, {.betweenRows = 0.8, .betweenColumns = 0.4});
    ASSERT_TRUE(plane) << plane.error().sentence();
    EXPECT_EQ(plane->patientFromPixel({.column = 0, .row = 0}), (PatientPoint{-10, 20, 30}));
    EXPECT_EQ(plane->pixelFromPatient({-10, 20, 30}), (PixelPoint{0, 0}));
    const auto corner = plane->patientFromPixel({.column = -0.5, .row = -0.5});
    EXPECT_DOUBLE_EQ(corner.x, -10.2);
    EXPECT_DOUBLE_EQ(corner.y, 19.6);
}

TEST(ImagePlane, ComesBackFromThePatientToTheSamePixel)
{
    const double half = std::sqrt(0.5);
    const auto plane =
        ImagePlane::make({-10, 20, 30}, {half, half, 0}, {0, 0, -1}, {.betweenRows = 2, .betweenColumns = 0.5});
    ASSERT_TRUE(plane) << plane.error().sentence();
    const PixelPoint there = plane->pixelFromPatient(plane->patientFromPixel({.column = 17.25, .row = 3.5}));
    EXPECT_NEAR(there.column, 17.25, 1e-9);
    EXPECT_NEAR(there.row, 3.5, 1e-9);
    EXPECT_NEAR(plane->distanceTo(plane->patientFromPixel({.column = 5, .row = 9})), 0, 1e-9);
}

TEST(Traps, trap_14_directions_rounded_to_three_digits_are_straightened)
{
    const auto plane = ImagePlane::make({0, 0, 0}, {0.998, 0.052, 0.001}, {-0.053, 0.999, 0}, {1, 1});
    ASSERT_TRUE(plane) << plane.error().sentence();
    EXPECT_NEAR(dot(plane->alongRow(), plane->downColumn()), 0, 1e-12);
    EXPECT_NEAR(dot(plane->normal(), plane->normal()), 1, 1e-12);
}

TEST(ImagePlane, RefusesDirectionsThatContradictThemselves)
{
    EXPECT_FALSE(ImagePlane::make({0, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 1}));
    EXPECT_FALSE(ImagePlane::make({0, 0, 0}, {0, 0, 0}, {0, 1, 0}, {1, 1}));
}

// A damaged Image Position must not become millions of missing slices.
TEST(ImagePlane, RefusesAPlaceBeyondAKilometre)
{
    for (const double z : {1e300, -2e6, std::nan("")}) {
        const auto plane = ImagePlane::make({0, 0, z}, {1, 0, 0}, {0, 1, 0}, {1, 1});
        ASSERT_FALSE(plane) << z;
        EXPECT_NE(plane.error().sentence().find("Image Position (Patient) 0\\0\\"), std::string::npos);
    }
    EXPECT_TRUE(ImagePlane::make({0, 0, -999999}, {1, 0, 0}, {0, 1, 0}, {1, 1}));
}

TEST(ImagePlane, RefusesAZeroSpacingAndQuotesIt)
{
    const auto plane = ImagePlane::make({0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {.betweenRows = 0, .betweenColumns = 1});
    ASSERT_FALSE(plane);
    EXPECT_NE(plane.error().sentence().find("0\\1"), std::string::npos) << plane.error().sentence();
}
