#include "core/demo/head_phantom.h"

#include <gtest/gtest.h>

namespace lantern::demo {
namespace {

class HeadPhantomOfSeed : public testing::TestWithParam<std::uint64_t> { };

INSTANTIATE_TEST_SUITE_P(Seeds, HeadPhantomOfSeed, testing::Values(1, 2, 3));

TEST_P(HeadPhantomOfSeed, TheLesionEnhancesAtItsRimAndIsFluidInside)
{
    const HeadPhantom phantom(GetParam());
    const BrainLesion& lesion = phantom.lesion();
    const MrSignal inside = phantom.signalAt(lesion.centre);
    EXPECT_LT(inside.t1c, 300);
    EXPECT_GT(inside.t2, 700);
    // Along six directions: the rim ends where the truth says, less or more its lobes.
    for (const Point direction :
         {Point{1, 0, 0}, Point{-1, 0, 0}, Point{0, 1, 0}, Point{0, -1, 0}, Point{0, 0, 1}, Point{0, 0, -1}}) {
        float brightest = 0, end = 0;
        for (float r = 0; r < lesion.diameter * 0.65F; r += 0.25F) {
            const float t1 = phantom.signalAt(lesion.centre + r * direction).t1c;
            brightest = std::max(brightest, t1);
            if (t1 > 730)    // half way between rim and white matter
                end = r;
        }
        EXPECT_GT(brightest, 850);
        EXPECT_NEAR(end, lesion.diameter / 2, 0.08 * lesion.diameter / 2 + 0.6);
    }
}

TEST_P(HeadPhantomOfSeed, TheOtherHemisphereHasNoLesion)
{
    const HeadPhantom phantom(GetParam());
    const Point c = phantom.lesion().centre;
    for (float y = -15; y <= 15; y += 1.5F)
        for (float x = -15; x <= 15; x += 1.5F)
            EXPECT_LT(phantom.signalAt({-c.x + x, c.y + y, c.z}).t1c, 700);
}

TEST(HeadPhantom, FluidIsDarkInT1AndBrightInT2)
{
    const HeadPhantom phantom(1);
    const MrSignal ventricle = phantom.signalAt({8, -14, 20});
    EXPECT_LT(ventricle.t1c, 250);
    EXPECT_GT(ventricle.t2, 800);
    const MrSignal air = phantom.signalAt({-100, -100, 20});
    EXPECT_LT(air.t1c, 30);
}

TEST(HeadPhantom, TheSeedDecidesEverySlice)
{
    const HeadPhantom first(5), same(5), other(6);
    const HeadSlice slice = first.scannedSlice(14);
    EXPECT_EQ(slice.t1c, same.scannedSlice(14).t1c);
    EXPECT_EQ(slice.t2, same.scannedSlice(14).t2);
    EXPECT_NE(slice.t1c, other.scannedSlice(14).t1c);
}

}
}
