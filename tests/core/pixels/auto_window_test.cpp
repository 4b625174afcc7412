#include "core/pixels/auto_window.h"
#include "core/pixels/presets.h"

#include <gtest/gtest.h>
#include <memory>
#include <set>

namespace lantern::pixels {

namespace {

ImagePtr ct(std::vector<std::int16_t> samples, std::optional<PaddingRange> padding = {},
            Rescale rescale = {1, -1024, "HU"})
{
    const int columns = static_cast<int>(samples.size());
    return std::make_shared<Image>(GreyImage{1, columns, std::move(samples), std::move(rescale), padding});
}

}

// Trap: padding counted in the automatic window, which then wastes half its greys.
TEST(Traps, trap_31_automatic_windows_leave_padding_out_and_span_the_series)
{
    const std::vector<ImagePtr> images{ct({-2000, 0, 1000}, PaddingRange{-2000, -2000}), ct({3000, 5}), nullptr};
    EXPECT_EQ(fullRange(images), (ValueRange{-1024, 1976}));
}

TEST(FullRange, IsRightWayRoundForANegativeSlope)
{
    const std::vector<ImagePtr> images{ct({0, 100}, {}, {-2, 10, "US"})};
    EXPECT_EQ(fullRange(images), (ValueRange{-190, 10}));
}

TEST(FullRange, IsNothingWhereAllIsPadding)
{
    const std::vector<ImagePtr> images{ct({-5, -5}, PaddingRange{-5, -5})};
    EXPECT_EQ(fullRange(images), std::nullopt);
    EXPECT_EQ(percentileRange(images, 0.01, 0.99), std::nullopt);
}

TEST(PercentileRange, LeavesTheOutermostPixelsOut)
{
    std::vector<std::int16_t> samples;
    for (int i = 0; i <= 100; ++i)
        samples.push_back(static_cast<std::int16_t>(i));
    samples[0] = -30000;
    samples[100] = 30000;
    const std::vector<ImagePtr> images{ct(samples, {}, {})};
    EXPECT_EQ(percentileRange(images, 0.01, 0.99), (ValueRange{1, 99}));
}

TEST(WindowOfRange, MapsItsEndsToBlackAndWhite)
{
    for (const ValueRange range :
         {ValueRange{-1024, 3071}, ValueRange{0, 255}, ValueRange{0, 1e-3}, ValueRange{0.25, 7.5}}) {
        const Window window = windowOf(range);
        EXPECT_NEAR(brightness(window, range.low), 0, 1e-12);
        EXPECT_NEAR(brightness(window, range.high), 1, 1e-12);
        EXPECT_NEAR(brightness(window, (range.low + range.high) / 2), 0.5, 1e-12);
    }
    EXPECT_EQ(windowOf(ValueRange{0, 255}).width, 256);
    // An image of one value still draws.
    EXPECT_EQ(windowOf(ValueRange{7, 7}).width, 1);
}

TEST(Wishes, wish_35_presets_have_names_of_their_own_and_show_something)
{
    std::set<std::string_view> ids, names;
    for (const auto& preset : hounsfieldPresets()) {
        EXPECT_TRUE(ids.insert(preset.id).second) << preset.id;
        EXPECT_TRUE(names.insert(preset.name).second) << preset.name;
        EXPECT_GE(preset.width, 40);
        EXPECT_LE(preset.width, 4000);
    }
}

}
