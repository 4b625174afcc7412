// How frames lie, as far as stacks, planes and hanging ask.
#include "core/dicom/stacks/frame_place.h"

#include "core/dicom/stacks/volume_check.h"
#include "tests/support/phantom.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

dicom::Series fiveSlices(const std::string& frameType)
{
    const test::SliceGrid grid{.places = {0, 1, 2, 3, 4}};
    return test::phantomSeries(
        grid, [&](dicom::Instance& instance, std::size_t) { instance.frames.at(0).frameType = frameType; });
}

// Trap: a multi-frame object says so frame by frame (0008,9007); its Image Type may be MIXED.
TEST(FramePlace, ALocaliserIsOneWhereOnlyItsFramesSaySo)
{
    const auto usual = fiveSlices("ORIGINAL\\PRIMARY\\VOLUME\\NONE");
    EXPECT_FALSE(isLocaliser(usual.frames.front()));
    EXPECT_TRUE(usual.isVolume);
    const auto planning = fiveSlices("ORIGINAL\\PRIMARY\\LOCALIZER\\NONE");
    EXPECT_TRUE(isLocaliser(planning.frames.front()));
    EXPECT_FALSE(planning.isVolume);
    const auto order = dicom::volumeOrderOf(planning);
    ASSERT_FALSE(order);
    EXPECT_THAT(order.error().sentence(), testing::HasSubstr("localiser"));
}

TEST(FramePlace, OneFrameWithoutAPlaceIsNotParallel)
{
    auto series = fiveSlices("");
    EXPECT_TRUE(areParallel(series.frames));
    auto unplaced = std::make_shared<dicom::Instance>(*series.frames[2].instance);
    unplaced->frames[0].plane.reset();
    unplaced->pixels.rows += 1;
    EXPECT_TRUE(haveOneSize(series.frames));
    series.frames[2].instance = unplaced;
    EXPECT_FALSE(areParallel(series.frames));
    EXPECT_FALSE(haveOneSize(series.frames));
    EXPECT_EQ(planeOf(series.frames[2]), nullptr);
}

}
}
