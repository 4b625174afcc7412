#include "core/demo/chest/phantom.h"

#include <gtest/gtest.h>
#include <numeric>

namespace lantern::demo {
namespace {

// One plane of a phantom and its values by place.
struct Plane {
    AxialGrid grid;
    std::vector<float> hu;

    float at(float x, float y) const
    {
        const auto column = static_cast<int>(std::lround((x - grid.left) / grid.spacing));
        const auto row = static_cast<int>(std::lround((y - grid.top) / grid.spacing));
        return hu[grid.index(column, row)];
    }
};

Plane planeAt(const ChestPhantom& phantom, float z) { return {phantom.grid(), phantom.anatomyAt(z)}; }

class ChestPhantomOfSeed : public testing::TestWithParam<std::uint64_t> { };

INSTANTIATE_TEST_SUITE_P(Seeds, ChestPhantomOfSeed, testing::Range<std::uint64_t>(1, 5));

TEST_P(ChestPhantomOfSeed, NodulesAreSolidWhereTheTruthPutsThem)
{
    const ChestPhantom phantom(GetParam());
    ASSERT_EQ(phantom.nodules().size(), 5u);
    for (const Nodule& nodule : phantom.nodules()) {
        const Plane plane = planeAt(phantom, nodule.centre.z);
        EXPECT_NEAR(plane.at(nodule.centre.x, nodule.centre.y), 48, 15) << nodule.site;
        if (nodule.site.find("free") == std::string::npos)
            continue;
        for (const float side : {-1.F, 1.F}) {    // past both poles lies lung again
            const Plane past = planeAt(phantom, nodule.centre.z + side * (nodule.diameter / 2 + 2.5F));
            EXPECT_LT(past.at(nodule.centre.x, nodule.centre.y), -350) << nodule.site;
        }
    }
}

TEST_P(ChestPhantomOfSeed, FreeNodulesAreAsWideAsTheTruthSays)
{
    const ChestPhantom phantom(GetParam());
    int measured = 0;
    for (const Nodule& nodule : phantom.nodules()) {
        if (nodule.site.find("free") == std::string::npos)
            continue;
        // The area above half way between nodule and lung is that of a circle of its diameter. The box
        // is small enough to leave out most of the vessels around it.
        const Plane plane = planeAt(phantom, nodule.centre.z);
        const float reach = nodule.diameter / 2 + 2, step = plane.grid.spacing;
        int pixels = 0;
        for (float y = -reach; y <= reach; y += step)
            for (float x = -reach; x <= reach; x += step)
                pixels += plane.at(nodule.centre.x + x, nodule.centre.y + y) > -400 ? 1 : 0;
        const float area = static_cast<float>(pixels) * step * step;
        EXPECT_NEAR(2 * std::sqrt(area / 3.14159F), nodule.diameter, 1.2) << nodule.site;
        ++measured;
    }
    EXPECT_EQ(measured, 2);
}

TEST_P(ChestPhantomOfSeed, NodulesLieInTheLobeOfTheirName)
{
    const ChestPhantom phantom(GetParam());
    for (const Nodule& nodule : phantom.nodules()) {
        const bool isRight = nodule.site.starts_with("right");
        EXPECT_EQ(nodule.centre.x < 0, isRight) << nodule.site;    // +x runs to the patient's left
    }
}

TEST(ChestPhantom, LungsAreAirOnBothSidesOfAHeart)
{
    const ChestPhantom phantom(1);
    const Plane plane = planeAt(phantom, -60);
    for (const float side : {-1.F, 1.F}) {
        int lung = 0;
        for (float x = 10; x < 130; ++x)
            for (float y = -90; y < 90; ++y) {
                const float hu = plane.at(side * x, y);
                lung += hu > -950 && hu < -650 ? 1 : 0;
            }
        EXPECT_GT(lung, 6000) << "mm2 on side " << side;
    }
    EXPECT_NEAR(plane.at(40, -24), 178, 25) << "left ventricle";
    EXPECT_LT(plane.at(0, -130), -990) << "air in front of the patient";
}

TEST(ChestPhantom, NoBoneStandsOutOfTheSkin)
{
    const ChestPhantom phantom(1);
    for (float z = ChestPhantom::sliceHeight(0); z <= ChestPhantom::sliceHeight(ChestPhantom::slices - 1); z += 7.5F) {
        const Plane plane = planeAt(phantom, z);
        const AxialGrid& grid = plane.grid;
        // From each side of the picture the first that is met must be skin over fat, never bone.
        const auto walk = [&](int column, int row, int right, int down) {
            const auto inside = [&] { return column >= 0 && row >= 0 && column < grid.columns && row < grid.rows; };
            while (inside() && plane.hu[grid.index(column, row)] < -500)
                column += right, row += down;
            for (int step = 0; step < 3 && inside(); ++step, column += right, row += down)
                ASSERT_LT(plane.hu[grid.index(column, row)], 150)
                    << "z " << z << " column " << column << " row " << row;
        };
        for (int i = 0; i < grid.rows; i += 3) {
            walk(0, i, 1, 0);
            walk(grid.columns - 1, i, -1, 0);
            walk(i, 0, 0, 1);
            walk(i, grid.rows - 1, 0, -1);
        }
    }
}

TEST(ChestPhantom, NoiseHasTheDeviationThatItsFormulaSays)
{
    const ChestPhantom phantom(1);
    const std::vector<float> water(phantom.grid().count(), 0);
    const auto stored = phantom.scannedSlice(20, water, water);
    // The top left corner is far from the middle of the body: 7 HU and a little.
    double sum = 0, squares = 0;
    int count = 0;
    for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 100; ++column, ++count) {
            const double hu = stored[phantom.grid().index(column, row)];
            sum += hu;
            squares += hu * hu;
        }
    const double mean = sum / count;
    EXPECT_NEAR(mean, 0, 0.5);
    EXPECT_NEAR(std::sqrt(squares / count - mean * mean), 7, 0.7);
}

TEST(ChestPhantom, TheSeedDecidesEverything)
{
    const ChestPhantom first(5), same(5), other(6);
    EXPECT_EQ(first.anatomyAt(0), same.anatomyAt(0));
    EXPECT_NE(first.anatomyAt(0), other.anatomyAt(0));
    EXPECT_NE(first.nodules()[0].centre.x, other.nodules()[0].centre.x);
}

}
}
