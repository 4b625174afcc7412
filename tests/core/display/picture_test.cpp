// What stands for a picture that was cut through the slices of a series: itself, and no DICOM instance.
#include "core/dicom/values/value_kinds.h"
#include "core/display/picture.h"
#include "tests/support/phantom.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace lantern::display {
namespace {

using volume::Orientation;

dicom::Series withOdd(const std::set<std::size_t>& odd)
{
    return test::phantomSeries({}, [&](dicom::Instance& instance, std::size_t i) {
        auto& facts = instance.frames.front();
        facts.statesSlope = facts.statesIntercept = !odd.contains(i);
        if (odd.contains(i))
            facts.rescaleType.clear();
    });
}

Picture planeOf(const dicom::Series& series, Orientation orientation, int index, const volume::Slab& slab = {})
{
    const auto volume = test::phantomVolume(series, test::ramp);
    return pictureOf(headerOf(series), volume::planesThrough(volume, orientation), index,
                     cutOf(volume, orientation, slab));
}

}

// By which planes are windowed and turned round.
TEST(Picture, ThePlanesHeaderIsNotAnOddSlices)
{
    for (const std::set<std::size_t>& odd :
         {std::set<std::size_t>{0}, {9}, {4}, {0, 9}, {3, 4}, {0, 1}, {1, 3, 5, 7}, {0, 2, 4, 6}})
        EXPECT_EQ(headerOf(withOdd(odd)).facts().rescaleType, "HU");
}

// A plane that named an instance could be decoded, referred to and sent as if it were one.
TEST(Picture, APlaneBearsNoNameButThoseOfTakenImages)
{
    const auto series = test::phantomSeries({});
    for (const auto orientation : volume::orientations) {
        const auto plane = planeOf(series, orientation, 3);
        const auto taken = std::ranges::find_if(
            series.frames, [&](const dicom::FrameRef& frame) { return frame.instance == plane.header.instance; });
        EXPECT_NE(taken, series.frames.end()) << "the header is the very instance that was read";
        const auto place = placeOf(plane);
        ASSERT_TRUE(place);
        ASSERT_TRUE(std::holds_alternative<measure::OnPlane>(*place));
        EXPECT_EQ(std::get<measure::OnPlane>(*place).frameOfReferenceUid, series.facts.frameOfReferenceUid);
    }
}

// Slices 2.5 mm apart of pixels 1.25 mm wide: a coronal plane has a row a slice and a column a column.
TEST(Picture, APlaneIsAsLargeAsItsVolume)
{
    const auto series = test::phantomSeries({});
    const auto plane = planeOf(series, Orientation::Coronal, 3);
    EXPECT_EQ(plane.rows, 10);
    EXPECT_EQ(plane.columns, 22);
    EXPECT_DOUBLE_EQ(plane.shape.heightOverWidth, 2);
    EXPECT_EQ(edgeLetters(plane, {}).top, "H");
    EXPECT_EQ(edgeLetters(plane, {}).left, "R");
    EXPECT_EQ(scalesOf(plane).whole.source, measure::ScaleSource::Reconstruction);

    const auto taken = pictureOf(series.frames.front());
    EXPECT_FALSE(taken.cut);
    EXPECT_EQ(taken.rows, 30);
    EXPECT_DOUBLE_EQ(taken.shape.heightOverWidth, 0.8 / 1.25);
    EXPECT_TRUE(std::holds_alternative<measure::OnImage>(*placeOf(taken)));
}

TEST(Picture, ASlabIsNamedAsItWasMade)
{
    const auto series = test::phantomSeries({});
    const auto nameOf = [&](const volume::Slab& slab) {
        return std::get<measure::OnPlane>(*placeOf(planeOf(series, Orientation::Axial, 2, slab))).slab;
    };
    EXPECT_EQ(nameOf({}), "");
    EXPECT_EQ(nameOf({10, volume::SlabMode::Maximum}), "MAXIMUM 10");
    EXPECT_EQ(nameOf({2.5, volume::SlabMode::Mean}), "MEAN 2.5");
    EXPECT_EQ(scalesOf(planeOf(series, Orientation::Axial, 2, {10, volume::SlabMode::Minimum})).whole.source,
              measure::ScaleSource::Projection);
}

}
