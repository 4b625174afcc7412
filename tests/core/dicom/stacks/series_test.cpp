#include "core/dicom/stacks/discriminator.h"
#include "tests/support/dicom_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const dicom::Library library;

using Series = test::DicomFolder;

TEST_F(Series, SlicesAreOrderedByPlaceAndStackedAsAVolume)
{
    for (const int number : {3, 1, 2})
        write(test::ctSlice(number));
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 1u);
    EXPECT_THAT(numbers(series[0]), ElementsAre(1, 2, 3));
    EXPECT_TRUE(series[0].isVolume);
    EXPECT_DOUBLE_EQ(series[0].spacingBetweenSlices, 1);
    EXPECT_EQ(series[0].orientation, "axial");
    EXPECT_THAT(series[0].warnings, IsEmpty());
}

TEST_F(Series, AMissingSliceIsNoVolume)
{
    for (const int number : {1, 2, 4, 5})
        write(test::ctSlice(number));
    const auto series = onlyStudy();
    EXPECT_THAT(codes(series.at(0)), ElementsAre("missing-slice"));
    EXPECT_FALSE(series[0].isVolume);
}

TEST_F(Series, UnequalSpacingIsTold)
{
    for (const int number : {1, 2, 3})
        write(test::ctSlice(number).set("ImagePositionPatient", axialAt(number == 3 ? 3.4 : number)));
    const auto series = onlyStudy();
    EXPECT_THAT(codes(series.at(0)), ElementsAre("unequal-spacing"));
}

TEST_F(Series, TwoOrientationsBecomeTwoStacks)
{
    for (const int number : {1, 2, 3})
        write(test::ctSlice(number));
    for (const int number : {4, 5})
        write(test::ctSlice(number)
                  .set("ImageOrientationPatient", "1\\0\\0\\0\\0\\-1")
                  .set("ImagePositionPatient", "0\\" + std::to_string(number) + "\\0"));
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_EQ(series[0].orientation, "axial");
    EXPECT_EQ(series[1].orientation, "coronal");
    EXPECT_EQ(series[1].id(), series[0].id() + "#2");
}

// A localiser of one image a way is looked at as one series.
TEST_F(Series, OneImageAWayStaysTogether)
{
    write(test::ctSlice(1));
    write(test::ctSlice(2).set("ImageOrientationPatient", "1\\0\\0\\0\\0\\-1"));
    write(test::ctSlice(3).set("ImageOrientationPatient", "0\\1\\0\\0\\0\\-1"));
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 1u);
    EXPECT_THAT(codes(series[0]), ElementsAre("mixed-orientation"));
    EXPECT_FALSE(series[0].isVolume);
}

// Trap: the same place twice is another echo, not a slice of no thickness.
TEST_F(Series, ATiltedGantryIsToldWithItsAngle)
{
    // Slices stand upright on a table that moves along z: each lies lower than its normal says.
    for (int i = 0; i < 4; ++i)
        write(test::ctSlice(i + 1)
                  .set("ImageOrientationPatient", "1\\0\\0\\0\\0.9659258\\0.2588190")
                  .set("ImagePositionPatient", axialAt(5.0 * i)));
    const auto series = onlyStudy();
    EXPECT_THAT(codes(series.at(0)), ElementsAre("tilt"));
    EXPECT_THAT(series[0].warnings[0].text(), testing::HasSubstr("15.0 degrees"));
    EXPECT_FALSE(series[0].isVolume);
    EXPECT_NEAR(series[0].spacingBetweenSlices, 5 * 0.9659258, 1e-4);
}

TEST_F(Series, TwoSlicesAtOnePlaceAreTold)
{
    for (int i = 0; i < 4; ++i)
        write(test::ctSlice(i + 1).set("ImagePositionPatient", axialAt(i == 3 ? 2 : i)));
    EXPECT_THAT(codes(onlyStudy().at(0)), testing::Contains("same-position"));
    EXPECT_FALSE(onlyStudy().at(0).isVolume);
}

TEST_F(Series, TwoSizesBecomeTwoStacks)
{
    for (int i = 0; i < 6; ++i)
        write(test::ctSlice(i + 1).set("ImagePositionPatient", axialAt(i)), i < 3 ? 2 : 3);
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_THAT(numbers(series[0]), ElementsAre(1, 2, 3));
    EXPECT_THAT(numbers(series[1]), ElementsAre(4, 5, 6));
    EXPECT_TRUE(series[0].isVolume && series[1].isVolume);
}

TEST_F(Series, EchoesAtTheSamePlacesBecomeStacks)
{
    int number = 0;
    for (const int z : {1, 2, 3})
        for (const char* echo : {"1", "2"})
            write(test::ctSlice(++number).set("ImagePositionPatient", axialAt(z)).set("EchoNumbers", echo));
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    for (const auto& stack : series) {
        EXPECT_EQ(stack.frames.size(), 3u);
        EXPECT_TRUE(stack.isVolume);
        for (const auto& frame : stack.frames)
            EXPECT_EQ(valueOf(frame, dicom::Discriminator::EchoNumber),
                      valueOf(stack.frames[0], dicom::Discriminator::EchoNumber));
    }
}

TEST_F(Series, CopiesAreLeftOutAndSharedUidsKept)
{
    for (const int number : {1, 2, 3})
        write(test::ctSlice(number));
    std::filesystem::copy_file(folder() / "f0.dcm", folder() / "copy.dcm");
    auto series = onlyStudy();
    EXPECT_EQ(series.at(0).frames.size(), 3u);
    EXPECT_THAT(codes(series[0]), ElementsAre("duplicate"));
    std::filesystem::remove(folder() / "copy.dcm");
    write(test::ctSlice(1)
              .set("InstanceNumber", "4")
              .set("ImagePositionPatient", axialAt(4))
              .set("PixelSpacing", "0.8\\0.4"));
    series = onlyStudy();
    std::size_t frames = 0;
    for (const auto& one : series)
        frames += one.frames.size();
    EXPECT_EQ(frames, 4u);
    EXPECT_THAT(codes(series[0]), testing::Contains("duplicate-uid"));
}

// Trap: only UIDs identify a study, only ID and issuer a patient.
TEST_F(Series, SameNameIsNotTheSamePatient)
{
    write(test::ctSlice(1));
    write(test::ctSlice(2).set("PatientID", "T2").set("StudyInstanceUID", "1.2.3").set("SeriesInstanceUID", "1.2.3.4"));
    EXPECT_EQ(scanned().patients.size(), 2u);
}

TEST_F(Series, TwoNamesInOneStudyAreTold)
{
    write(test::ctSlice(1));
    write(test::ctSlice(2).set("PatientName", "Other^Name"));
    EXPECT_THAT(codes(onlyStudy().at(0)), testing::Contains("patient-mismatch"));
}

TEST_F(Series, OtherFilesAreCountedAndBrokenOnesListed)
{
    write(test::ctSlice(1));
    std::ofstream(folder() / "notes.txt") << "nothing to see\n";
    std::filesystem::copy_file(folder() / "f0.dcm", folder() / "cut.dcm");
    std::filesystem::resize_file(folder() / "cut.dcm", 400);
    const auto catalogue = scanned();
    EXPECT_EQ(catalogue.others.size(), 1u);
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_EQ(catalogue.unreadable[0].path.filename(), "cut.dcm");
    EXPECT_FALSE(catalogue.unreadable[0].reason.empty());
    EXPECT_EQ(catalogue.patients.size(), 1u);
}

TEST_F(Series, NothingToSearchIsNotFound)
{
    QuietJob job;
    const std::vector<std::filesystem::path> paths{"/nowhere/at/all"};
    EXPECT_EQ(dicom::scan(paths, job).error().code, ErrorCode::NotFound);
}

}
}
