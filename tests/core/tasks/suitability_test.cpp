#include "core/tasks/suitability.h"

#include "tests/support/said.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern::tasks {
namespace {

using testing::HasSubstr;

SeriesInput headMr()
{
    SeriesInput series;
    series.modality = "MR";
    series.bodyPart = "BRAIN";
    series.slices = 1;
    series.picture = [](int) -> Result<nn::ModalityImage> { return nn::ModalityImage{1, 1, {7}, "", false, {}}; };
    return series;
}

nn::Manifest forT1()
{
    nn::Manifest manifest;
    manifest.series().modality = "MR";
    manifest.series().bodyPart = "HEAD";
    manifest.series().mostEchoTime = 40;
    return manifest;
}

TEST(Suitability, AT2SeriesIsRefusedByAModelForT1)
{
    SeriesInput series = headMr();
    series.echoTime = 98;
    const auto unsuitable = unsuitableSeries(series, forT1());
    ASSERT_TRUE(unsuitable);
    EXPECT_EQ(unsuitable->state, nn::State::Refused);
    EXPECT_THAT(inEnglish(unsuitable->reason), HasSubstr("echo time is 98 ms"));
}

TEST(Suitability, AShortOrUnstatedEchoTimeIsTaken)
{
    SeriesInput series = headMr();
    EXPECT_FALSE(unsuitableSeries(series, forT1()));
    series.echoTime = 12;
    EXPECT_FALSE(unsuitableSeries(series, forT1()));
}

TEST(Suitability, ValuesThatAreNotOfOneKindAreRefusedForThatReason)
{
    SeriesInput series = headMr();
    series.mixedValues = test::said("The values are counts instead of Bq/ml on 1 of 6 images: \"3.dcm\".");
    series.picture = [](int) -> Result<nn::ModalityImage> {
        return fail(ErrorCode::Malformed, test::said("never looked at"));
    };
    const auto unsuitable = unsuitableSeries(series, forT1());
    ASSERT_TRUE(unsuitable);
    EXPECT_EQ(unsuitable->state, nn::State::Refused);
    EXPECT_EQ(unsuitable->reason, series.mixedValues);
    series.onlySlice = 0;    // is compared with none
    EXPECT_EQ(inEnglish(unsuitableSeries(series, forT1())->reason), "never looked at");
    series.bodyPart = "KNEE";
    EXPECT_EQ(unsuitableSeries(series, forT1())->state, nn::State::NotApplicable);
}

TEST(Suitability, AnotherBodyPartIsNotApplicable)
{
    SeriesInput series = headMr();
    series.bodyPart = "KNEE";
    const auto unsuitable = unsuitableSeries(series, forT1());
    ASSERT_TRUE(unsuitable);
    EXPECT_EQ(unsuitable->state, nn::State::NotApplicable);
}

// What the manifest of mri-brain-tumour asks.
nn::Manifest forContrastT1()
{
    nn::Manifest manifest = forT1();
    manifest.series().orientation = "axial";
    manifest.series().mostRepetitionTime = 1200;
    manifest.series().bodyPartMustBeKnown = true;
    manifest.series().contrastMustBeStated = true;
    return manifest;
}

SeriesInput contrastT1()
{
    SeriesInput series = headMr();
    series.orientation = "axial";
    series.description = "AX T1 POST GAD";
    series.echoTime = 12;
    series.repetitionTime = 560;
    return series;
}

TEST(Suitability, WhatItWasMadeForIsTaken)
{
    const nn::Manifest manifest = forContrastT1();
    const auto isTaken = [&](const std::function<void(SeriesInput&)>& change) {
        SeriesInput series = contrastT1();
        change(series);
        const auto unsuitable = unsuitableSeries(series, manifest);
        return unsuitable ? inEnglish(unsuitable->reason) : std::string("taken");
    };
    EXPECT_EQ(isTaken([](SeriesInput&) {}), "taken");
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.description = "axial", s.contrastAgent = "Gadovist"; }), "taken");
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.description = "", s.names = {"t1_mprage_tra_KM"}; }), "taken");
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.bodyPart = "", s.description = "Brain T1 +C"; }), "taken");
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.bodyPart = "", s.studyDescription = "MR Schädel"; }), "taken");
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.repetitionTime = 2300, s.inversionTime = 900; }), "taken") << "MPRAGE";
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.repetitionTime.reset(), s.echoTime.reset(); }), "taken");
    EXPECT_EQ(isTaken([](SeriesInput& s) { s.bodyPart = "SELLA"; }), "taken");
}

// reported: the plain sagittal T1 of a healthy volunteer had 19 "tumours".
TEST(Suitability, WhatItWasNotMadeForIsRefusedByARuleThatSaysSo)
{
    struct Case {
        std::function<void(SeriesInput&)> change;
        const char* word;
        nn::State state = nn::State::Refused;
    };
    const std::vector<Case> cases{
        {[](SeriesInput& s) { s.description = "t1_mpr_sag"; }, "contrast was given"},
        {[](SeriesInput& s) { s.description = "AX T1 PRE", s.contrastAgent = "Dotarem"; }, "AX T1 PRE"},
        {[](SeriesInput& s) { s.description = "AX T1", s.contrastAgent = "NONE"; }, "NONE"},
        {[](SeriesInput& s) { s.orientation = "sagittal"; }, "sagittal", nn::State::NotApplicable},
        {[](SeriesInput& s) { s.orientation = ""; }, "unknown orientation", nn::State::NotApplicable},
        {[](SeriesInput& s) { s.repetitionTime = 2500; }, "2500 ms"},
        {[](SeriesInput& s) { s.repetitionTime = 9000, s.inversionTime = 2200; }, "2200 ms"},
        {[](SeriesInput& s) { s.echoTime = 98; }, "98 ms"},
        {[](SeriesInput& s) { s.echoTime.reset(), s.description = "AX T2 FLAIR +C"; }, "T2"},
        {[](SeriesInput& s) { s.bodyPart = ""; }, "what is shown"},
        {[](SeriesInput& s) { s.bodyPart = "KNEE"; }, "KNEE", nn::State::NotApplicable},
    };
    for (const Case& one : cases) {
        SeriesInput series = contrastT1();
        one.change(series);
        const auto unsuitable = unsuitableSeries(series, forContrastT1());
        ASSERT_TRUE(unsuitable) << one.word;
        EXPECT_EQ(unsuitable->state, one.state) << one.word;
        EXPECT_THAT(inEnglish(unsuitable->reason), HasSubstr(one.word));
    }
}

}
// A package of a later version may ask for more than a task gives: that is said, and nothing is made up in its place.
TEST(Suitability, AModelThatReadsMoreThanOneSeriesIsRefused)
{
    SeriesInput series;
    series.modality = "MR";
    series.slices = 1;
    for (const auto kind : {nn::Slot::Kind::Series, nn::Slot::Kind::Record, nn::Slot::Kind::Reading}) {
        nn::Manifest manifest;
        manifest.id = "of-two";
        manifest.inputs = {{.name = "current"}, {.name = "prior", .kind = kind}};
        const auto refusal = unsuitableSeries(series, manifest);
        ASSERT_TRUE(refusal);
        EXPECT_EQ(refusal->state, nn::State::Refused);
        EXPECT_EQ(inEnglish(refusal->reason),
                  "The model of-two reads \"prior\", which this version of Lantern cannot give it.");
    }
}

}
