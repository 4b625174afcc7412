#include "core/geometry/slice_order.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern::geometry {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ImagePlane axialAt(PatientPoint topLeft, PixelSpacing spacing = {1, 1})
{
    return *ImagePlane::make(topLeft, {1, 0, 0}, {0, 1, 0}, spacing);
}

SliceOrder orderOf(const std::vector<double>& heights, std::vector<std::optional<int>> numbers = {})
{
    std::vector<ImagePlane> planes;
    for (const double z : heights)
        planes.push_back(axialAt({0, 0, z}));
    return orderSlices(planes, numbers);
}

// Trap: sorting by Instance Number or file name.
TEST(SliceOrder, PositionDecidesNotTheNumber)
{
    EXPECT_THAT(orderOf({30, 10, 20}, {1, 2, 3}).order, ElementsAre(1, 2, 0));
}

// Readers expect to scroll the way the numbers run.
TEST(SliceOrder, TheEndWhereNumbersBeginComesFirst)
{
    EXPECT_THAT(orderOf({10, 20, 30}, {3, 2, 1}).order, ElementsAre(2, 1, 0));
    EXPECT_THAT(orderOf({-10, -20, -30}, {1, 2, 3}).order, ElementsAre(0, 1, 2));
}

TEST(SliceOrder, ObliqueSlicesAreOrderedAlongTheirOwnNormal)
{
    // Coronal, rows to the left, columns to the feet: the normal points to the back... by the cross
    // product (1,0,0)x(0,0,-1) = (0,1,0).
    std::vector<ImagePlane> planes;
    for (const double y : {5.0, -5.0, 0.0})
        planes.push_back(*ImagePlane::make({0, y, 100 - y}, {1, 0, 0}, {0, 0, -1}, {1, 1}));
    EXPECT_THAT(orderSlices(planes, {}).order, ElementsAre(1, 2, 0));
}

TEST(SliceOrder, AMissingSliceIsCounted)
{
    const auto order = orderOf({0, 2.5, 5, 12.5, 15});
    EXPECT_DOUBLE_EQ(order.spacing, 2.5);
    EXPECT_THAT(order.missingAfter, ElementsAre(2));
    EXPECT_EQ(order.missing, 2u);
    EXPECT_THAT(order.unevenAfter, IsEmpty());
}

TEST(SliceOrder, UnequalSpacingIsNotAMissingSlice)
{
    const auto order = orderOf({0, 5, 10, 17, 22});
    EXPECT_THAT(order.unevenAfter, ElementsAre(2));
    EXPECT_THAT(order.missingAfter, IsEmpty());
}

TEST(SliceOrder, RoundedTextIsStillEven)
{
    const auto order = orderOf({0, 0.333, 0.667, 1, 1.333});
    EXPECT_THAT(order.unevenAfter, IsEmpty());
    EXPECT_THAT(order.missingAfter, IsEmpty());
}

// Trap: two images at one position are another phase or a duplicate, not a slice of no thickness.
TEST(SliceOrder, TheSamePositionTwiceIsTold)
{
    const auto order = orderOf({0, 1, 1, 2});
    EXPECT_THAT(order.samePlaceAfter, ElementsAre(1));
    EXPECT_DOUBLE_EQ(order.spacing, 1);
}

TEST(SliceOrder, GantryTiltIsMeasured)
{
    std::vector<ImagePlane> planes;
    const double tilt = 20 * 3.14159265358979 / 180;
    // Slices tilted by 20 degrees about x, the table moving along z.
    for (int i = 0; i < 5; ++i)
        planes.push_back(*ImagePlane::make({0, 0, i * 5.0}, {1, 0, 0}, {0, std::cos(tilt), -std::sin(tilt)}, {1, 1}));
    const auto order = orderSlices(planes, {});
    EXPECT_NEAR(order.tilt, 20, 1e-6);
    EXPECT_NEAR(order.spacing, 5 * std::cos(tilt), 1e-9);
    EXPECT_FALSE(order.isShifted);
    EXPECT_EQ(orderOf({0, 5, 10}).tilt, 0);
}

TEST(SliceOrder, ASliceOutOfLineIsTold)
{
    const std::vector<ImagePlane> planes{axialAt({0, 0, 0}), axialAt({4, 0, 1}), axialAt({0, 0, 2})};
    EXPECT_TRUE(orderSlices(planes, {}).isShifted);
}

TEST(SliceOrder, OrientationsAreComparedByAngle)
{
    const auto a = axialAt({0, 0, 0});
    EXPECT_TRUE(areParallel(a, *ImagePlane::make({0, 0, 0}, {0.99999, 0.001, 0}, {-0.001, 0.99999, 0}, {1, 1})));
    EXPECT_FALSE(areParallel(a, *ImagePlane::make({0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 1})));
    EXPECT_FALSE(areParallel(a, *ImagePlane::make({0, 0, 0}, {1, 0, 0}, {0, 0.9998, 0.02}, {1, 1})));
}

}
}
