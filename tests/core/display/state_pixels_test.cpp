// What a presentation state does before the VOI: its own modality transformation, and its mask.
#include "core/dicom/decode.h"
#include "core/display/messages.h"
#include "core/display/present.h"
#include "core/pixels/values.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using test::presentationState;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

const dicom::Library library;

// A state over an image, with all its frames at hand.
struct Shown {
    test::TemporaryFolder folder;
    dicom::InstancePtr instance;
    dicom::PresentationStatePtr state;
    bool areFramesLoaded = true;

    Shown(const dicom::DatasetDraft& stateDraft, const dicom::DatasetDraft& imageDraft)
        : instance(test::written(folder.path() / "image.dcm", imageDraft))
        , state(test::writtenState(folder.path() / "state.dcm", stateDraft))
    {
    }

    display::PresentedFrame presented(int frame = 0) const
    {
        const auto own = dicom::decodeFrame(*instance, frame).value();
        const display::OtherPixels others{
            .image =
                [&](int other) { return areFramesLoaded ? dicom::decodeFrame(*instance, other).value() : nullptr; },
            .stored = [&](int other) { return display::storedPicture(*instance, other); }};
        return display::presented(state, {instance, frame}, *own, 1, others).value();
    }

    // 0 to 1 as the state shows the pixel.
    double brightness(int column, int frame = 0) const
    {
        const auto shown = presented(frame);
        const auto image = shown.image ? shown.image : dicom::decodeFrame(*instance, frame).value();
        const auto value = pixels::modalityValueAt(std::get<pixels::GreyImage>(*image), column, 0);
        return value ? pixels::brightness(*shown.voi, *value) : -1;
    }
};

dicom::DatasetDraft withWindow(dicom::DatasetDraft draft, const std::string& centre, const std::string& width)
{
    dicom::DatasetDraft voi;
    voi.set("WindowCenter", centre).set("WindowWidth", width).set("VOILUTFunction", "LINEAR_EXACT");
    return draft.append("SoftcopyVOILUTSequence", voi);
}

dicom::DatasetDraft lutOf(const std::string& descriptor, std::vector<std::uint16_t> entries)
{
    dicom::DatasetDraft lut;
    lut.set("LUTDescriptor", descriptor).set("ModalityLUTType", "US").setWords("LUTData", std::move(entries));
    return lut;
}

const auto twoPixels = test::ctSlice().pixels(1, 2, std::vector<std::int16_t>{1, 3});

}

// PS3.4 N.2: what a state does not name is the identity, and the image's own is not used.
TEST(Traps, trap_56_a_state_without_a_modality_transformation_starts_from_stored_values)
{
    auto image = test::ctSlice().set("RescaleSlope", "2").set("RescaleIntercept", "-1024");
    image.pixels(1, 2, std::vector<std::int16_t>{25, 75});
    const Shown shown(withWindow(presentationState(), "50", "100"), image);
    EXPECT_FALSE(shown.presented().image) << "the picture keeps its Hounsfield units";
    EXPECT_NEAR(shown.brightness(0), 0.25, 1e-12);
    EXPECT_NEAR(shown.brightness(1), 0.75, 1e-12);
    const Shown rescaled(
        withWindow(presentationState().set("RescaleSlope", "-4").set("RescaleIntercept", "0"), "-200", "400"), image);
    EXPECT_NEAR(rescaled.brightness(0), 0.75, 1e-12) << "a falling line cannot be put into the window";
}

TEST(Traps, trap_56_the_states_own_modality_lut_is_applied)
{
    auto draft = withWindow(presentationState(), "50", "100");
    draft.append("ModalityLUTSequence", lutOf("4\\0\\8", {0, 30, 0, 90}));
    for (const std::string intercept : {"0", "-1024"}) {
        auto image = test::ctSlice().set("RescaleIntercept", intercept);
        const Shown shown(draft, image.pixels(1, 2, std::vector<std::int16_t>{1, 3}));
        EXPECT_NEAR(shown.brightness(0), 0.3, 1e-12) << intercept;
        EXPECT_NEAR(shown.brightness(1), 0.9, 1e-12) << intercept;
        EXPECT_THAT(shown.state->warnings, IsEmpty());
    }
    // Signed values: a first mapped value of 65534 is -2.
    auto falling = withWindow(presentationState(), "50", "100");
    falling.append("ModalityLUTSequence", lutOf("4\\65534\\8", {80, 60, 40, 20}));
    const Shown below(falling, test::ctSlice().pixels(1, 2, std::vector<std::int16_t>{-2, 1}));
    EXPECT_NEAR(below.brightness(0), 0.8, 1e-12);
    EXPECT_NEAR(below.brightness(1), 0.2, 1e-12);
}

TEST(Traps, trap_56_an_images_own_modality_lut_gives_way_to_the_states)
{
    auto image = test::ctSlice();
    image.append("ModalityLUTSequence", lutOf("4\\0\\8", {7, 7, 8, 9})).pixels(1, 2, std::vector<std::int16_t>{1, 3});
    auto draft = withWindow(presentationState(), "50", "100");
    draft.append("ModalityLUTSequence", lutOf("4\\0\\8", {0, 30, 0, 90}));
    const Shown shown(draft, image);
    EXPECT_TRUE(shown.instance->hasModalityLut);
    EXPECT_NEAR(shown.brightness(0), 0.3, 1e-12);
    EXPECT_NEAR(shown.brightness(1), 0.9, 1e-12);
    const Shown bare(withWindow(presentationState(), "2", "4"), image);
    EXPECT_NEAR(bare.brightness(1), 0.75, 1e-12) << "stored values";
    const auto own = dicom::decodeFrame(*shown.instance, 0).value();
    const auto without = display::presented(shown.state, {shown.instance, 0}, *own, 1);
    EXPECT_THAT(without->notes, Contains(Message(display::messages::ModalityLutNotTakenBack)));
}

// What X-ray angiography brings is not for display (PS3.3 C.8.7.1.1.2), but a state's table is.
TEST(States, OnAngiographyTheStatesModalityLutIsAppliedToStoredValues)
{
    auto image = test::ctSlice().set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.12.1").set("Modality", "XA");
    image.append("ModalityLUTSequence", lutOf("4\\0\\8", {7, 7, 8, 9})).pixels(1, 2, std::vector<std::int16_t>{1, 3});
    auto draft = withWindow(presentationState(), "50", "100");
    const Shown stored(withWindow(presentationState(), "2", "4"), image);
    EXPECT_FALSE(stored.instance->hasModalityLut);
    EXPECT_NEAR(stored.brightness(0), 0.25, 1e-12);
    EXPECT_NEAR(stored.brightness(1), 0.75, 1e-12);
    draft.append("ModalityLUTSequence", lutOf("4\\0\\8", {0, 30, 0, 90}));
    const Shown shown(draft, image);
    EXPECT_NEAR(shown.brightness(0), 0.3, 1e-12);
    EXPECT_NEAR(shown.brightness(1), 0.9, 1e-12);
    EXPECT_THAT(shown.presented().notes, IsEmpty());
}

// A table cannot be stretched to the picture's own values.
TEST(Traps, trap_56_a_voi_lut_works_on_the_states_own_scale)
{
    dicom::DatasetDraft voi;
    voi.append("VOILUTSequence", lutOf("4\\0\\8", {0, 51, 0, 255}));
    auto image = test::ctSlice().set("RescaleSlope", "2").set("RescaleIntercept", "-1024");
    image.pixels(1, 2, std::vector<std::int16_t>{1, 3});
    const Shown shown(presentationState().append("SoftcopyVOILUTSequence", voi), image);
    EXPECT_NEAR(shown.brightness(0), 0.2, 1e-12);
    EXPECT_NEAR(shown.brightness(1), 1, 1e-12);
}

TEST(Traps, trap_56_without_a_voi_all_that_can_be_stored_is_shown)
{
    auto image = test::ctSlice().pixels(1, 3, std::vector<std::uint16_t>{0, 1023, 4095}, 12);
    const Shown shown(presentationState(), image.set("WindowCenter", "10").set("WindowWidth", "5"));
    EXPECT_NEAR(shown.brightness(0), 0, 1e-12);
    EXPECT_NEAR(shown.brightness(1), 1023.0 / 4095, 1e-12) << "the image's own window is not used";
    EXPECT_NEAR(shown.brightness(2), 1, 1e-12);
    EXPECT_THAT(shown.presented().notes, testing::ElementsAre(Message(display::messages::StateHasNoWindow)));
}

namespace {

// Four frames of one row: 100 and 200, and then what contrast medium adds to the second pixel.
const auto angiogram = test::ctSlice()
                           .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.12.1")
                           .set("Modality", "XA")
                           .pixels(1, 2, std::vector<std::uint16_t>{100, 200, 104, 204, 102, 302, 102, 502}, 12, 4);

dicom::DatasetDraft xaState(const dicom::DatasetDraft& mask)
{
    auto draft = presentationState().set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.11.5");
    draft.append("MaskSubtractionSequence", mask);
    return withWindow(std::move(draft), "0", "400");
}

double differenceAt(const Shown& shown, int column, int frame)
{
    const auto presented = shown.presented(frame);
    EXPECT_TRUE(presented.isSubtracted);
    return pixels::modalityValueAt(std::get<pixels::GreyImage>(*presented.image), column, 0).value();
}

}

TEST(Traps, trap_56_masks_are_averaged_and_subtracted_before_the_voi)
{
    dicom::DatasetDraft mask;
    mask.set("MaskOperation", "AVG_SUB").set("MaskFrameNumbers", "1\\2").set("ApplicableFrameRange", "3\\4");
    const Shown shown(xaState(mask), angiogram);
    EXPECT_THAT(shown.state->warnings, IsEmpty());
    EXPECT_DOUBLE_EQ(differenceAt(shown, 0, 2), 0);
    EXPECT_DOUBLE_EQ(differenceAt(shown, 1, 2), 100);
    EXPECT_NEAR(shown.brightness(1, 2), 0.75, 1e-12) << "100 in a window from -200 to 200";
    EXPECT_DOUBLE_EQ(differenceAt(shown, 1, 3), 300);
    EXPECT_FALSE(shown.presented(0).isSubtracted) << "outside of the range that it is for";

    Shown waiting(xaState(mask), angiogram);
    waiting.areFramesLoaded = false;
    EXPECT_FALSE(waiting.presented(2).isSubtracted);
    EXPECT_THAT(waiting.presented(2).notes, Contains(Message(display::messages::FramesToSubtractMissing)));
}

TEST(Traps, trap_56_contrast_frames_are_averaged_and_masks_may_follow_the_frame)
{
    dicom::DatasetDraft averaged, interval, reversed;
    averaged.set("MaskOperation", "AVG_SUB").set("MaskFrameNumbers", "1").set("ContrastFrameAveraging", "2");
    const Shown two(xaState(averaged), angiogram);
    EXPECT_DOUBLE_EQ(differenceAt(two, 1, 2), 202) << "the mean of 302 and 502, less 200";
    EXPECT_FALSE(two.presented(3).isSubtracted) << "there is no fifth frame";
    interval.set("MaskOperation", "TID").set("TIDOffset", "2");
    const Shown before(xaState(interval), angiogram);
    EXPECT_DOUBLE_EQ(differenceAt(before, 1, 3), 298);
    EXPECT_FALSE(before.presented(1).isSubtracted);
    reversed.set("MaskOperation", "REV_TID").set("TIDOffset", "1").set("ApplicableFrameRange", "3\\4");
    const Shown back(xaState(reversed), angiogram);
    EXPECT_DOUBLE_EQ(differenceAt(back, 1, 2), 98) << "frame 3 less frame 2";
    EXPECT_DOUBLE_EQ(differenceAt(back, 1, 3), 302) << "frame 4 less frame 1";
}

TEST(Traps, trap_56_the_mask_is_shifted_rows_first)
{
    dicom::DatasetDraft mask, region, shift;
    mask.set("MaskOperation", "AVG_SUB").set("MaskFrameNumbers", "1").set("MaskSubPixelShift", "0\\0.5");
    const Shown shown(xaState(mask), angiogram);
    EXPECT_DOUBLE_EQ(differenceAt(shown, 1, 2), 302 - 150) << "half way between 100 and 200";
    // XA states give a shift a frame.
    region.set("MaskSubPixelShift", "0\\1");
    shift.set("PixelShiftFrameRange", "4\\4").append("RegionPixelShiftSequence", region);
    dicom::DatasetDraft each;
    each.set("MaskOperation", "AVG_SUB").set("MaskFrameNumbers", "1").append("PixelShiftSequence", shift);
    const Shown perFrame(xaState(each), angiogram);
    EXPECT_DOUBLE_EQ(differenceAt(perFrame, 1, 2), 102);
    EXPECT_DOUBLE_EQ(differenceAt(perFrame, 1, 3), 402);
}

TEST(Traps, trap_56_what_of_a_mask_is_not_done_is_told)
{
    dicom::DatasetDraft odd;
    const auto told = Shown(xaState(odd.set("MaskOperation", "CUBED")), angiogram).state->warnings;
    EXPECT_THAT(told, Contains(Property(&dicom::Warning::text, HasSubstr("\"CUBED\""))));
    dicom::DatasetDraft beyond;
    beyond.set("MaskOperation", "AVG_SUB").set("MaskFrameNumbers", "9");
    EXPECT_FALSE(Shown(xaState(beyond), angiogram).presented(2).isSubtracted) << "there is no ninth frame";
}

}
