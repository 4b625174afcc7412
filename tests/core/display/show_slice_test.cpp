// Which windows a person is offered, and how a slice is shown at first.
#include "core/display/show_slice.h"

#include "core/dicom/decode.h"
#include "core/pixels/auto_window.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using Kind = display::WindowOffer::Kind;

const dicom::Library library;

// One written frame, decoded.
struct Shown {
    test::TemporaryFolder folder;
    dicom::FrameRef frame;
    pixels::ImagePtr image;

    explicit Shown(const dicom::DatasetDraft& draft)
        : frame{test::written(folder.path() / "a.dcm", draft), 0}
        , image(dicom::decodeFrame(*frame.instance, 0).value())
    {
    }

    std::vector<display::WindowOffer> offers() const { return display::windowsFor(frame, std::span(&image, 1)); }
    volume::DisplaySettings look() const { return display::defaultDisplaySettings(frame, std::span(&image, 1)); }
};

dicom::DatasetDraft radiograph(const std::string& modality)
{
    dicom::DatasetDraft lut;
    lut.set("LUTDescriptor", "3\\5\\12").set("LUTExplanation", "NORMAL").setWords("LUTData", {0, 2048, 4095});
    auto draft =
        test::ctSlice().set("Modality", modality).set("WindowCenter", "500\\600").set("WindowWidth", "100\\90");
    draft.append("VOILUTSequence", lut).pixels(2, 2, std::vector<std::uint16_t>{5, 6, 7, 8});
    return draft;
}

std::vector<std::string> idsOf(const std::vector<display::WindowOffer>& offers)
{
    std::vector<std::string> ids;
    for (const auto& offer : offers)
        ids.push_back(offer.id);
    return ids;
}

}

TEST(Traps, trap_41_both_are_offered_and_the_makers_table_comes_first)
{
    using testing::ElementsAre;
    EXPECT_THAT(idsOf(Shown(radiograph("DX")).offers()),
                ElementsAre("voi-lut-1", "acquired-1", "acquired-2", "full-range", "percentile"));
    EXPECT_THAT(idsOf(Shown(radiograph("MR")).offers()),
                ElementsAre("acquired-1", "acquired-2", "voi-lut-1", "full-range", "percentile"));
    EXPECT_TRUE(std::holds_alternative<pixels::VoiLut>(Shown(radiograph("MG")).look().voi));
}

TEST(Wishes, wish_28_a_voi_lut_is_applied_and_a_window_can_still_be_chosen)
{
    const Shown shown(radiograph("DX"));
    EXPECT_EQ(shown.offers().front().name, "NORMAL");
    const auto lut = std::get<pixels::VoiLut>(shown.look().voi);
    EXPECT_DOUBLE_EQ(pixels::brightness(lut, 6), 2048 / 4095.0);
    EXPECT_DOUBLE_EQ(std::get<pixels::Window>(shown.offers()[1].voi).centre, 500);
}

TEST(Traps, trap_40_the_first_window_is_the_default_and_the_others_are_offered)
{
    const Shown shown(radiograph("MR"));
    EXPECT_DOUBLE_EQ(std::get<pixels::Window>(shown.look().voi).centre, 500);
    EXPECT_DOUBLE_EQ(std::get<pixels::Window>(shown.offers()[1].voi).centre, 600);
}

// One range for the series: each slice of it is shown alike, whichever comes first.
TEST(Traps, trap_44_without_a_window_the_range_is_the_series_and_not_the_slices)
{
    const auto draft = [](std::int16_t least) {
        return test::ctSlice()
            .set("Modality", "MR")
            .setTag(0x0028, 0x0120, "SS", "-32000")
            .pixels(2, 2, std::vector<std::int16_t>{-32000, least, 5, 100});
    };
    const Shown dark(draft(-50)), bright(draft(3));
    const std::vector<pixels::ImagePtr> seen{dark.image, nullptr, bright.image};
    const auto first = display::defaultDisplaySettings(dark.frame, seen),
               second = display::defaultDisplaySettings(bright.frame, seen);
    EXPECT_EQ(first.voi, second.voi);
    EXPECT_EQ(first.voi, pixels::Voi(pixels::windowOf({-50, 100}))) << "and padding is left out";
}

TEST(Traps, trap_51_true_colour_is_offered_no_window)
{
    // Not even the window that stands in the file.
    const Shown colour(test::ctSlice()
                           .set("WindowCenter", "40")
                           .set("WindowWidth", "400")
                           .pixels(1, 2, std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6}, 3));
    EXPECT_THAT(colour.offers(), testing::IsEmpty());
    EXPECT_FALSE(colour.look().invert);
}

TEST(Traps, trap_46_presets_belong_to_their_unit)
{
    auto draft = test::ctSlice().pixels(2, 2, std::vector<std::int16_t>{5, 6, 7, 8});
    const auto hasPreset = [](const dicom::DatasetDraft& made) {
        const auto offers = Shown(made).offers();
        return std::ranges::any_of(offers, [](const auto& offer) { return offer.kind == Kind::Preset; });
    };
    EXPECT_TRUE(hasPreset(draft));
    EXPECT_FALSE(hasPreset(draft.set("RescaleType", "US")));
    EXPECT_FALSE(hasPreset(draft.set("Modality", "MR").set("RescaleType", "")));
}

// nroduit/Weasis#620: MONOCHROME1 with INVERSE, and then the reader's key.
TEST(Wishes, wish_29_an_inverted_radiograph_is_inverted_once)
{
    for (const std::string shape : {"", "INVERSE"}) {
        const Shown shown(
            radiograph("DX").set("PhotometricInterpretation", "MONOCHROME1").set("PresentationLUTShape", shape));
        EXPECT_TRUE(shown.look().invert);
        EXPECT_FALSE(display::isShownInverted(*shown.frame.instance, true));
    }
}

// nroduit/Weasis#709: the windows of tomosynthesis stand in a functional group.
TEST(Wishes, wish_33_windows_of_tomosynthesis_are_offered_with_their_names)
{
    dicom::DatasetDraft shared, voi, lut;
    lut.set("LUTDescriptor", "3\\5\\12").set("LUTExplanation", "HARDER").setWords("LUTData", {0, 2048, 4095});
    voi.set("WindowCenter", "50\\60")
        .set("WindowWidth", "100\\90")
        .set("WindowCenterWidthExplanation", "NORMAL\\SOFTER");
    voi.append("VOILUTSequence", lut);
    auto draft = test::ctSlice()
                     .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.13.1.3")
                     .set("Modality", "MG")
                     .pixels(1, 2, std::vector<std::uint16_t>{5, 6, 7, 8}, 16, 2);
    draft.append("SharedFunctionalGroupsSequence", shared.append("FrameVOILUTSequence", voi));
    const auto offers = Shown(draft).offers();
    ASSERT_GE(offers.size(), 3u);
    EXPECT_EQ(offers[0].name, "HARDER");
    EXPECT_EQ(offers[1].name, "NORMAL");
    EXPECT_EQ(offers[2].name, "SOFTER");
}

// nroduit/Weasis#375, #667: each frame of an enhanced object under its own window or table.
TEST(Wishes, wish_30_frames_of_an_enhanced_object_have_windows_of_their_own)
{
    auto draft = test::ctSlice().pixels(1, 2, std::vector<std::uint16_t>{5, 6, 7, 8, 9, 9}, 16, 3);
    for (int frame = 0; frame < 3; ++frame) {
        dicom::DatasetDraft groups, voi, lut;
        if (frame < 2)
            voi.set("WindowCenter", std::to_string(100 * frame)).set("WindowWidth", "50");
        else
            voi.append("VOILUTSequence", lut.set("LUTDescriptor", "3\\5\\12").setWords("LUTData", {0, 9, 4095}));
        draft.append("PerFrameFunctionalGroupsSequence", groups.append("FrameVOILUTSequence", voi));
    }
    const Shown shown(draft);
    for (int frame = 0; frame < 2; ++frame) {
        const auto look = display::defaultDisplaySettings({shown.frame.instance, frame}, std::span(&shown.image, 1));
        EXPECT_EQ(std::get<pixels::Window>(look.voi).centre, 100 * frame);
    }
    const auto last = display::defaultDisplaySettings({shown.frame.instance, 2}, std::span(&shown.image, 1));
    EXPECT_EQ(std::get<pixels::VoiLut>(last.voi).entries.size(), 3u);
}

}
