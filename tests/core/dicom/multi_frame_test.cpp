// Several frames in one file: enhanced objects, older films and scintigrams, and pictures in parts.
#include "tests/support/dicom_folder.h"

#include <gmock/gmock.h>

namespace lantern {
namespace {

using dicom::DatasetDraft;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const dicom::Library library;

class MultiFrame : public test::DicomFolder {
protected:
    // An enhanced MR object: what all frames share, and nothing yet of each.
    static DatasetDraft enhanced()
    {
        DatasetDraft shared, measures, orientation, transformation;
        measures.set("PixelSpacing", "0.8\\0.4").set("SliceThickness", "9");
        orientation.set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0");
        transformation.set("RescaleSlope", "2").set("RescaleIntercept", "5").set("RescaleType", "US");
        shared.append("PixelMeasuresSequence", measures)
            .append("PlaneOrientationSequence", orientation)
            .append("PixelValueTransformationSequence", transformation);
        auto draft = test::ctSlice();
        return draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4.1")
            .set("Modality", "MR")
            .set("ImagePositionPatient", "")
            .set("ImageOrientationPatient", "")
            .set("PixelSpacing", "")
            .append("SharedFunctionalGroupsSequence", shared);
    }

    struct Content {
        double z = 0;
        std::string dimensions = {}, stack = {}, inStack = {}, temporal = {};
    };

    // The groups of one frame at height `z`.
    static DatasetDraft frameAt(const Content& content)
    {
        DatasetDraft groups, position, said;
        groups.append("PlanePositionSequence", position.set("ImagePositionPatient", axialAt(content.z)));
        if (!content.dimensions.empty())
            said.set("DimensionIndexValues", content.dimensions);
        if (!content.stack.empty())
            said.set("StackID", content.stack);
        if (!content.inStack.empty())
            said.set("InStackPositionNumber", content.inStack);
        if (!content.temporal.empty())
            said.set("TemporalPositionIndex", content.temporal);
        return groups.append("FrameContentSequence", said);
    }

    static std::vector<double> heights(const dicom::Series& series)
    {
        std::vector<double> all;
        for (const auto& frame : series.frames)
            all.push_back(frame.facts().plane->topLeft().z);
        return all;
    }
};

TEST_F(MultiFrame, trap_61_a_frames_own_group_replaces_the_shared_one_as_a_whole)
{
    auto draft = enhanced();
    for (int i = 0; i < 3; ++i) {
        auto groups = frameAt({.z = 2.5 * i});
        DatasetDraft own, voi;
        if (i == 1)    // a slope alone: the intercept is not borrowed from the shared group
            groups.append("PixelValueTransformationSequence", own.set("RescaleSlope", "7").set("RescaleType", "US"));
        voi.set("WindowCenter", std::to_string(100 + i)).set("WindowWidth", "50");
        draft.append("PerFrameFunctionalGroupsSequence", groups.append("FrameVOILUTSequence", voi));
    }
    write(draft, 2, 3);
    const auto series = onlySeries();
    EXPECT_THAT(heights(series), ElementsAre(0, 2.5, 5));
    EXPECT_EQ(series.frames[1].facts().rescaleType, "US");
    EXPECT_DOUBLE_EQ(series.spacingBetweenSlices, 2.5) << "of the positions, not of the thickness";
    EXPECT_TRUE(series.isVolume);
    EXPECT_DOUBLE_EQ(series.frames[0].facts().intercept, 5);
    EXPECT_DOUBLE_EQ(series.frames[1].facts().slope, 7);
    EXPECT_DOUBLE_EQ(series.frames[1].facts().intercept, 0);
    EXPECT_DOUBLE_EQ(series.frames[2].facts().windows.at(0).centre, 102);
    EXPECT_DOUBLE_EQ(series.frames[2].facts().plane->spacing().betweenRows, 0.8);
}

TEST_F(MultiFrame, trap_45_each_frame_keeps_its_own_windows)
{
    auto draft = enhanced().set("WindowCenter", "1").set("WindowWidth", "1");
    for (int i = 0; i < 2; ++i) {
        DatasetDraft voi;
        voi.set("WindowCenter", i == 0 ? "40\\-600" : "300").set("WindowWidth", i == 0 ? "400\\1500" : "600");
        voi.set("VOILUTFunction", "LINEAR_EXACT").set("WindowCenterWidthExplanation", i == 0 ? "SOFT\\LUNG" : "BONE");
        draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = 1.0 * i}).append("FrameVOILUTSequence", voi));
    }
    const auto instance = write(draft, 2, 2);
    ASSERT_EQ(instance->frames.at(0).windows.size(), 2u);
    EXPECT_EQ(instance->frames[0].windows[1].explanation, "LUNG");
    EXPECT_EQ(instance->frames.at(1).windows.at(0),
              (pixels::Window{300, 600, pixels::WindowFunction::LinearExact, "BONE"}));
}

// The frames lie in the file as they were measured: every second slice first.
TEST_F(MultiFrame, trap_62_frames_follow_each_other_in_space_not_in_the_file)
{
    auto draft = enhanced();
    for (const double z : {0.0, 4.0, 8.0, 2.0, 6.0})
        draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = z}));
    write(draft, 2, 5);
    EXPECT_THAT(heights(onlySeries()), ElementsAre(0, 2, 4, 6, 8));
    EXPECT_THAT(frameNumbers(onlySeries()), ElementsAre(0, 3, 1, 4, 2));
}

// Frames have no Instance Number: which end comes first their places in the stack say.
TEST_F(MultiFrame, trap_62_the_stack_begins_where_its_positions_begin)
{
    auto draft = enhanced();
    for (const int i : {1, 0, 2})
        draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = 2.0 * i, .inStack = std::to_string(3 - i)}));
    write(draft, 2, 3);
    EXPECT_THAT(heights(onlySeries()), ElementsAre(4, 2, 0));
}

// Nothing says where the frames lie: then the maker's dimensions give their order.
TEST_F(MultiFrame, trap_62_without_places_the_dimensions_give_the_order)
{
    auto draft = enhanced();
    for (const char* dimensions : {"2\\1", "1\\2", "1\\1", "2\\10", "2\\2"}) {
        DatasetDraft groups, content;
        draft.append("PerFrameFunctionalGroupsSequence",
                     groups.append("FrameContentSequence", content.set("DimensionIndexValues", dimensions)));
    }
    write(draft, 2, 5);
    EXPECT_THAT(frameNumbers(onlySeries()), ElementsAre(2, 1, 0, 4, 3)) << "1\\1, 1\\2, 2\\1, 2\\2, 2\\10";
}

TEST_F(MultiFrame, TemporalPositionsBecomeStacks)
{
    auto draft = enhanced();
    for (const char* temporal : {"1", "2", "3"})
        for (const double z : {0.0, 1.0})
            draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = z, .temporal = temporal}));
    write(draft, 2, 6);
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 3u);
    EXPECT_EQ(inEnglish(series[1].part), "Temporal Position 2");
    EXPECT_THAT(frameNumbers(series[1]), ElementsAre(2, 3));
    EXPECT_TRUE(series[1].isVolume);
}

// Two blocks of discs, one way, not overlapping: nothing lies at one place, yet they are two stacks.
TEST_F(MultiFrame, StackIdsPartStacksThatDoNotOverlap)
{
    auto draft = enhanced();
    for (const double z : {0.0, 3.0, 20.0, 23.0})
        draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = z, .stack = z < 10 ? "1" : "2"}));
    write(draft, 2, 4);
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_TRUE(series[0].isVolume && series[1].isVolume);
    EXPECT_EQ(inEnglish(series[1].part), "Stack ID 2");
}

TEST_F(MultiFrame, BValuesOfTheDiffusionGroupBecomeStacks)
{
    auto draft = enhanced();
    for (const double z : {0.0, 1.0, 2.0})
        for (const char* b : {"0", "1000"}) {
            DatasetDraft diffusion;
            draft.append("PerFrameFunctionalGroupsSequence",
                         frameAt({.z = z}).append("MRDiffusionSequence", diffusion.set("DiffusionBValue", b)));
        }
    write(draft, 2, 6);
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_EQ(inEnglish(series[1].part), "b-value 1000 s/mm2");
    EXPECT_THAT(frameNumbers(series[1]), ElementsAre(1, 3, 5));
}

// A large object came in three files, named so that their order misleads; the second is not there.
TEST_F(MultiFrame, trap_63_a_concatenation_is_joined)
{
    const auto part = [&](int number, double z) {
        auto draft = enhanced();
        draft.set("SOPInstanceUID", "1.2.3." + std::to_string(number))
            .set("ConcatenationUID", "1.2.3")
            .set("InConcatenationNumber", std::to_string(number))
            .set("InConcatenationTotalNumber", "3");
        for (int i = 0; i < 2; ++i)
            draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = z + i}));
        write(draft, 2, 2);
    };
    part(3, 4);
    part(1, 0);
    EXPECT_THAT(said(onlySeries().warnings, dicom::WarningCode::MissingPart), HasSubstr("1 of the 3 parts"));
    part(2, 2);
    const auto series = onlySeries();
    EXPECT_THAT(heights(series), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_TRUE(series.isVolume);
    EXPECT_THAT(series.warnings, IsEmpty());
}

TEST_F(MultiFrame, trap_63_the_parts_of_a_film_run_as_one)
{
    for (const int number : {2, 1}) {
        auto draft = enhanced();
        write(draft.set("SOPInstanceUID", "1.2.3." + std::to_string(number))
                  .set("ConcatenationUID", "1.2.3")
                  .set("InConcatenationNumber", std::to_string(number)),
              2, 3);
    }
    const auto series = onlySeries();
    ASSERT_EQ(series.frames.size(), 6u);
    EXPECT_EQ(series.frames[0].instance->inConcatenationNumber, 1);
    EXPECT_EQ(series.frames[5].instance->inConcatenationNumber, 2);
    EXPECT_THAT(frameNumbers(series), ElementsAre(0, 1, 2, 0, 1, 2));
}

DatasetDraft scintigram(const std::string& increment)
{
    auto draft = test::ctSlice();
    return draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.20")
        .set("Modality", "NM")
        .set("ImagePositionPatient", "")
        .set("ImageOrientationPatient", "")
        .set("FrameIncrementPointer", increment);
}

// Two detectors turn: frames of each belong together, in the order of their views.
TEST_F(MultiFrame, trap_66_detectors_of_a_scintigram_are_films_of_their_own)
{
    write(scintigram("(0054,0020)\\(0054,0050)")
              .set("DetectorVector", "1\\2\\1\\2\\1\\2")
              .set("AngularViewVector", "3\\3\\1\\1\\2\\2"),
          2, 6);
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_EQ(inEnglish(series[0].part), "detector 1");
    EXPECT_THAT(frameNumbers(series[0]), ElementsAre(2, 4, 0));
    EXPECT_EQ(inEnglish(series[1].part), "detector 2");
}

TEST_F(MultiFrame, trap_66_slices_of_a_scintigram_lie_where_its_vector_says)
{
    DatasetDraft detector;
    detector.set("ImagePositionPatient", "0\\0\\100").set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0");
    write(scintigram("(0054,0080)")
              .set("SliceVector", "2\\1\\3")
              .set("SpacingBetweenSlices", "-4")
              .set("SliceThickness", "9")
              .append("DetectorInformationSequence", detector),
          2, 3);
    const auto series = onlySeries();
    EXPECT_THAT(heights(series), ElementsAre(100, 96, 92)) << "as Slice Vector counts";
    EXPECT_DOUBLE_EQ(series.spacingBetweenSlices, 4);
    EXPECT_TRUE(series.isVolume);
}

// A negative spacing steps against the normal (PS3.3 C.8.4.15); its size is the distance all the same.
TEST_F(MultiFrame, wish_17_negative_spacing_between_slices_turns_the_stack_and_breaks_nothing)
{
    DatasetDraft detector;
    detector.set("ImagePositionPatient", "0\\0\\0").set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0");
    const auto at = [&](const char* spacing) {
        auto draft = scintigram("(0054,0080)").set("SliceVector", "1\\2").set("SpacingBetweenSlices", spacing);
        return write(draft.append("DetectorInformationSequence", detector), 2, 2)->frames.at(1).plane->topLeft().z;
    };
    EXPECT_DOUBLE_EQ(at("3"), 3);
    EXPECT_DOUBLE_EQ(at("-3"), -3);
}

TEST_F(MultiFrame, AVectorOfAnotherLengthIsNotUsed)
{
    write(scintigram("(0054,0020)").set("DetectorVector", "1\\2"), 2, 4);
    const auto series = onlySeries();
    EXPECT_EQ(series.frames.size(), 4u);
    EXPECT_THAT(said(series.warnings, dicom::WarningCode::BadVector), HasSubstr("2 entries for 4 frames"));
}

TEST_F(MultiFrame, FrameTimesComeFromTheirVectorOrOneTimeForAll)
{
    auto film = test::ctSlice().set("Modality", "US").set("FrameTimeVector", "0\\40\\40\\100");
    const auto uneven = write(film.set("PreferredPlaybackSequencing", "1"), 2, 4);
    EXPECT_THAT(uneven->frameTimes, ElementsAre(0, 40, 80, 180));
    EXPECT_TRUE(uneven->playsBackAndForth);
    const auto even = write(test::ctSlice(2).set("FrameTime", "50"), 2, 4);
    EXPECT_THAT(even->frameTimes, IsEmpty());
    EXPECT_EQ(even->recommendedFrameRate, 20);
    EXPECT_FALSE(even->playsBackAndForth);
    const auto backwards = write(test::ctSlice(3).set("FrameTimeVector", "0\\40\\-10"), 2, 3);
    EXPECT_THAT(backwards->frameTimes, IsEmpty());
    EXPECT_THAT(said(backwards->warnings, dicom::WarningCode::BadVector), HasSubstr("goes back"));
}

// Tomosynthesis: per-frame places and windows, and a side for the whole.
TEST_F(MultiFrame, trap_67_tomosynthesis_has_the_geometry_and_window_of_each_frame)
{
    auto draft = test::ctSlice();
    draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.13.1.3").set("Modality", "MG");
    for (const char* flat : {"ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing"})
        draft.set(flat, "");
    DatasetDraft shared, measures, orientation, anatomy, type;
    shared.append("PixelMeasuresSequence", measures.set("PixelSpacing", "0.1\\0.1").set("SliceThickness", "1"))
        .append("PlaneOrientationSequence", orientation.set("ImageOrientationPatient", "0\\1\\0\\0\\0\\-1"))
        .append("FrameAnatomySequence", anatomy.set("FrameLaterality", "L"))
        .append("XRay3DFrameTypeSequence", type.set("FrameType", "ORIGINAL\\PRIMARY\\TOMOSYNTHESIS\\NONE"));
    draft.append("SharedFunctionalGroupsSequence", shared);
    for (int i = 0; i < 3; ++i) {
        DatasetDraft groups, position, voi;
        draft.append(
            "PerFrameFunctionalGroupsSequence",
            groups.append("PlanePositionSequence", position.set("ImagePositionPatient", std::to_string(i) + "\\0\\0"))
                .append("FrameVOILUTSequence",
                        voi.set("WindowCenter", std::to_string(500 + i)).set("WindowWidth", "100")));
    }
    write(draft, 2, 3);
    const auto series = onlySeries();
    EXPECT_EQ(series.orientation, "sagittal");
    EXPECT_DOUBLE_EQ(series.spacingBetweenSlices, 1);
    const auto& facts = series.frames[2].facts();
    EXPECT_EQ(facts.laterality, "L");
    EXPECT_EQ(facts.frameType, "ORIGINAL\\PRIMARY\\TOMOSYNTHESIS\\NONE");
    EXPECT_DOUBLE_EQ(facts.windows.at(0).centre, 500 + series.frames[2].frame);
}

// Projections of one tomosynthesis run all have the detector's place: a film, no volume.
TEST_F(MultiFrame, trap_67_projections_of_tomosynthesis_are_no_volume)
{
    auto draft = enhanced();
    draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.13.1.4").set("Modality", "MG");
    for (int i = 0; i < 9; ++i)
        draft.append("PerFrameFunctionalGroupsSequence", frameAt({.z = 40}));
    write(draft, 2, 9);
    EXPECT_FALSE(onlySeries().isVolume);
    EXPECT_EQ(onlySeries().frames.size(), 9u);
    EXPECT_TRUE(onlySeries().frames[8].facts().plane);
    EXPECT_THAT(frameNumbers(onlySeries()), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8));
}

}
}
