#include "core/nn/suitability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern::nn {
namespace {

using testing::HasSubstr;

SeriesInput headMr()
{
    SeriesInput series;
    series.modality = "MR";
    series.bodyPart = "BRAIN";
    series.slices = 1;
    series.picture = [](int) -> Result<ModalityImage> { return ModalityImage{1, 1, {7}, "", false, {}}; };
    return series;
}

Manifest forT1()
{
    Manifest manifest;
    manifest.input.modality = "MR";
    manifest.input.bodyPart = "HEAD";
    manifest.input.mostEchoTime = 40;
    return manifest;
}

TEST(Suitability, AT2SeriesIsRefusedByAModelForT1)
{
    SeriesInput series = headMr();
    series.echoTime = 98;
    const auto unsuitable = unsuitableSeries(series, forT1());
    ASSERT_TRUE(unsuitable);
    EXPECT_EQ(unsuitable->state, State::Refused);
    EXPECT_THAT(unsuitable->reason, HasSubstr("echo time is 98 ms"));
}

TEST(Suitability, AShortOrUnstatedEchoTimeIsTaken)
{
    SeriesInput series = headMr();
    EXPECT_FALSE(unsuitableSeries(series, forT1()));
    series.echoTime = 12;
    EXPECT_FALSE(unsuitableSeries(series, forT1()));
}

TEST(Suitability, AnotherBodyPartIsNotApplicable)
{
    SeriesInput series = headMr();
    series.bodyPart = "KNEE";
    const auto unsuitable = unsuitableSeries(series, forT1());
    ASSERT_TRUE(unsuitable);
    EXPECT_EQ(unsuitable->state, State::NotApplicable);
}

}
}
