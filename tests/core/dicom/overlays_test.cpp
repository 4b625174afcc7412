// Overlay planes and shutters: from the file to bits over a frame.
#include "core/dicom/decode.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using dicom::WarningCode;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const dicom::Library library;

// Words of bits as they are packed: the first pixel in the lowest bit.
std::string packed(const std::string& bits)
{
    std::string words;
    for (std::size_t from = 0; from < bits.size(); from += 16) {
        unsigned word = 0;
        for (std::size_t i = 0; i < 16 && from + i < bits.size(); ++i)
            word |= bits[from + i] == '1' ? 1U << i : 0U;
        words += fmt::format("{}{:04x}", words.empty() ? "" : "\\", word);
    }
    return words;
}

dicom::DatasetDraft& addPlane(dicom::DatasetDraft& draft, std::uint16_t group, int rows, int columns,
                              const std::string& origin, const std::string& bits)
{
    return draft.setTag(group, 0x0010, "US", std::to_string(rows))
        .setTag(group, 0x0011, "US", std::to_string(columns))
        .setTag(group, 0x0040, "CS", "G")
        .setTag(group, 0x0050, "SS", origin)
        .setTag(group, 0x0100, "US", "1")
        .setTag(group, 0x0102, "US", "0")
        .setTag(group, 0x3000, "OW", packed(bits));
}

dicom::DatasetDraft slice(int frames = 1)
{
    return test::ctSlice().pixels(2, 3, std::vector<std::uint16_t>(static_cast<std::size_t>(6 * frames), 7), 16,
                                  frames);
}

struct Decoded {
    dicom::InstancePtr instance;
    pixels::GreyImage image;
};

Decoded decoded(const dicom::DatasetDraft& draft, int frame = 0, const std::string& syntax = "1.2.840.10008.1.2.1")
{
    const test::TemporaryFolder folder;
    const auto instance = test::written(folder.path() / "a.dcm", draft, syntax);
    const auto image = dicom::decodeFrame(*instance, frame);
    if (!image)
        throw std::runtime_error(image.error().sentence());
    return {instance, std::get<pixels::GreyImage>(**image)};
}

std::string bitsOf(const pixels::Overlay& overlay)
{
    std::string bits;
    for (int row = 0; row < overlay.bits.rows; ++row)
        for (int column = 0; column < overlay.bits.columns; ++column)
            bits += overlay.bits.at(row, column) ? '1' : '0';
    return bits;
}

auto says(WarningCode code) { return Contains(Field(&dicom::Warning::code, code)); }

}

TEST(Traps, trap_53_every_group_is_drawn_wherever_its_origin_lies)
{
    auto draft = slice();
    addPlane(draft, 0x6000, 2, 3, "1\\1", "101010");
    addPlane(draft, 0x6002, 5, 5, "-3\\2", "1000000000000000000000001");
    addPlane(draft, 0x601e, 1, 2, "2\\40", "11")
        .setTag(0x601e, 0x0040, "CS", "R")
        .setTag(0x601e, 0x1500, "LO", "Leber");
    for (const std::string syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2"}) {
        const auto overlays = decoded(draft, 0, syntax).image.overlays;
        ASSERT_EQ(overlays.size(), 3u) << syntax;
        EXPECT_EQ(bitsOf(*overlays[0]), "101010") << syntax;
        EXPECT_EQ(overlays[1]->originRow, -3);
        EXPECT_EQ(overlays[1]->originColumn, 2);
        EXPECT_EQ(bitsOf(*overlays[1]), "1000000000000000000000001") << syntax;
        EXPECT_FALSE(overlays[1]->isRegion);
        EXPECT_TRUE(overlays[2]->isRegion);
        EXPECT_EQ(overlays[2]->label, "Leber");
        EXPECT_EQ(overlays[2]->group, 0x601e);
    }
    EXPECT_EQ(std::get<std::vector<std::uint16_t>>(decoded(draft).image.samples), std::vector<std::uint16_t>(6, 7))
        << "never in the pixels";
}

// Nine bits a frame: frames do not begin at whole bytes.
TEST(Traps, trap_53_frames_of_a_plane_begin_at_its_image_frame)
{
    auto draft = slice(4);
    addPlane(draft, 0x6000, 3, 3, "1\\1", "100000001011111110")
        .setTag(0x6000, 0x0015, "IS", "2")
        .setTag(0x6000, 0x0051, "US", "2");
    EXPECT_THAT(decoded(draft, 0).image.overlays, IsEmpty());
    EXPECT_EQ(bitsOf(*decoded(draft, 1).image.overlays.at(0)), "100000001");
    EXPECT_EQ(bitsOf(*decoded(draft, 2).image.overlays.at(0)), "011111110");
    EXPECT_THAT(decoded(draft, 3).image.overlays, IsEmpty());

    auto still = slice(3);
    addPlane(still, 0x6000, 2, 3, "1\\1", "101010");
    for (int frame = 0; frame < 3; ++frame)
        EXPECT_EQ(decoded(still, frame).image.overlays.size(), 1u) << "a single one lies over all";
}

TEST(Traps, trap_53_a_broken_plane_is_told_and_the_others_stay)
{
    auto draft = slice();
    addPlane(draft, 0x6000, 40, 40, "1\\1", "101010");    // six bits for 1600 pixels
    addPlane(draft, 0x6004, 2, 3, "1\\1", "010101");
    const auto result = decoded(draft);
    EXPECT_THAT(result.instance->warnings, says(WarningCode::BadOverlay));
    ASSERT_EQ(result.image.overlays.size(), 1u);
    EXPECT_EQ(result.image.overlays[0]->group, 0x6004);
    // Every element without a value is no plane, and nothing to tell.
    auto blank = slice();
    for (const auto element : std::array<std::uint16_t, 4>{0x0010, 0x0011, 0x0100, 0x0102})
        blank.setTag(0x6000, element, "US", "");
    EXPECT_THAT(decoded(blank).instance->warnings, IsEmpty());
}

TEST(Traps, trap_54_bits_above_the_pixels_are_a_plane)
{
    const auto made = [](const std::string& position) {
        auto draft = test::ctSlice().set("BitsStored", "12").set("HighBit", "11");
        draft.setTag(0x6000, 0x0010, "US", "2")
            .setTag(0x6000, 0x0011, "US", "2")
            .setTag(0x6000, 0x0040, "CS", "G")
            .setTag(0x6000, 0x0050, "SS", "1\\1")
            .setTag(0x6000, 0x0100, "US", "16")
            .setTag(0x6000, 0x0102, "US", position);
        return draft.pixels(2, 2, std::vector<std::uint16_t>{0x1005, 0x8006, 0x9007, 0x0008}, 12);
    };
    const auto low = decoded(made("12")), high = decoded(made("15"));
    EXPECT_EQ(std::get<std::vector<std::uint16_t>>(low.image.samples), (std::vector<std::uint16_t>{5, 6, 7, 8}));
    EXPECT_EQ(bitsOf(*low.image.overlays.at(0)), "1010");
    EXPECT_EQ(bitsOf(*high.image.overlays.at(0)), "0110");
    const auto inside = decoded(made("3"));
    EXPECT_THAT(inside.image.overlays, IsEmpty());
    EXPECT_THAT(inside.instance->warnings, says(WarningCode::BadOverlay));
}

TEST(Traps, trap_55_a_shutter_is_read_with_its_shapes_and_value)
{
    const auto instance = decoded(slice()
                                      .set("ShutterShape", "RECTANGULAR\\CIRCULAR\\POLYGONAL")
                                      .set("ShutterLeftVerticalEdge", "2")
                                      .set("ShutterRightVerticalEdge", "3")
                                      .set("ShutterUpperHorizontalEdge", "1")
                                      .set("ShutterLowerHorizontalEdge", "2")
                                      .set("CenterOfCircularShutter", "1\\2")
                                      .set("RadiusOfCircularShutter", "9")
                                      .set("VerticesOfThePolygonalShutter", "1\\1\\1\\3\\2\\3\\2\\1")
                                      .set("ShutterPresentationValue", "32768"));
    const auto& shutter = instance.instance->shutter;
    EXPECT_EQ(shutter.rectangle, (pixels::Shutter::Rectangle{2, 3, 1, 2}));
    EXPECT_EQ(shutter.circle, (pixels::Shutter::Circle{1, 2, 9}));
    EXPECT_EQ(shutter.polygon.size(), 4u);
    ASSERT_TRUE(instance.image.shutter);
    EXPECT_EQ(instance.image.shutter->value, 32768);
    EXPECT_TRUE(instance.image.shutter->hidden.at(0, 0));
    EXPECT_FALSE(instance.image.shutter->hidden.at(0, 1));
}

// nroduit/Weasis#236: one wrong shutter and there was no picture.
TEST(Wishes, wish_40_an_invalid_shutter_is_ignored_with_a_note)
{
    const auto rectangle = [](const std::string& left, const std::string& right) {
        return slice()
            .set("ShutterShape", "RECTANGULAR")
            .set("ShutterLeftVerticalEdge", left)
            .set("ShutterRightVerticalEdge", right)
            .set("ShutterUpperHorizontalEdge", "1")
            .set("ShutterLowerHorizontalEdge", "2");
    };
    for (const auto& draft : {rectangle("3", "1"), rectangle("200", "300"), rectangle("0", "0"), rectangle("", ""),
                              slice().set("ShutterShape", "CIRCULAR").set("CenterOfCircularShutter", "1\\1"),
                              slice().set("ShutterShape", "POLYGONAL"), slice().set("ShutterShape", "HEART")}) {
        const auto result = decoded(draft);
        EXPECT_THAT(result.instance->warnings, says(WarningCode::BadShutter));
        EXPECT_FALSE(result.image.shutter);
    }
}

}
