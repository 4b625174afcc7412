#include "core/dicom/decode.h"

#include "tests/support/encapsulate.h"
#include "tests/support/opened_files.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <cstring>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace lantern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const dicom::Library library;

class Decode : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name = "a.dcm") const { return m_folder.path() / name; }

    static std::vector<std::int32_t> stored(const dicom::InstancePtr& instance, int frame = 0)
    {
        auto frameOrError = dicom::decodeStored(*instance, frame);
        if (!frameOrError)
            throw std::runtime_error(frameOrError.error().sentence());
        return std::get<std::vector<std::int32_t>>(frameOrError->values);
    }

    static pixels::ImagePtr image(const dicom::InstancePtr& instance, int frame = 0)
    {
        auto imageOrError = dicom::decodeFrame(*instance, frame);
        if (!imageOrError)
            throw std::runtime_error(imageOrError.error().sentence());
        return *imageOrError;
    }

    static std::vector<std::uint8_t> rgb(const dicom::InstancePtr& instance)
    {
        return std::get<pixels::ColourImage>(*image(instance)).rgb;
    }

private:
    test::TemporaryFolder m_folder;
};

std::vector<std::int16_t> ramp(int count)
{
    std::vector<std::int16_t> values(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        values[static_cast<std::size_t>(i)] = static_cast<std::int16_t>(i * 37 % 4001 - 2000);
    return values;
}

// Pixels are left where they lie when the header is parsed; to come back for them is no reason to open the file again.
TEST_F(Decode, OpensItsFileOnceForEveryWayOfWriting)
{
    const auto values = ramp(64 * 64);
    const std::vector<std::string> syntaxes{"1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2",
                                            "1.2.840.10008.1.2.1.99"};
    for (const auto& syntax : syntaxes) {
        const auto instance = test::written(file(syntax), test::ctSlice().pixels(64, 64, values), syntax);
        test::OpenedFiles files(file().parent_path());
        EXPECT_EQ(stored(instance), std::vector<std::int32_t>(values.begin(), values.end())) << syntax;
        EXPECT_EQ(files.counted()[syntax], 1) << syntax;
    }
}

// What is read of a long object stays for its next frame, but a disc with it can be taken out.
TEST_F(Decode, KeepsNoFileOpenBetweenFrames)
{
    const auto values = ramp(2 * 64 * 64);
    const auto instance = test::written(file(), test::ctSlice().pixels(64, 64, values, 2));
    for (const int frame : {0, 1, 0}) {
        EXPECT_EQ(stored(instance, frame)[5], values[std::size_t(frame) * 64 * 64 + 5]);
        for (const auto& open : std::filesystem::directory_iterator("/proc/self/fd")) {
            std::error_code gone;
            EXPECT_NE(std::filesystem::read_symlink(open.path(), gone), file());
        }
    }
}

TEST_F(Decode, trap_69_uncompressed_deflated_and_big_endian_values_are_the_same)
{
    const auto values = ramp(32 * 48);
    auto draft = test::ctSlice().pixels(32, 48, values);
    const std::vector<std::int32_t> expected(values.begin(), values.end());
    for (const char* uid : {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99",
                            "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"}) {
        const auto instance = test::written(file(), draft, uid);
        EXPECT_EQ(instance->transferSyntaxUid, uid);
        EXPECT_EQ(stored(instance), expected) << uid;
    }
}

TEST_F(Decode, LossyJpegStaysClose)
{
    std::vector<std::uint16_t> values(64 * 64);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::uint16_t>(i % 64 * 30 + i / 64 * 20);
    const auto instance = test::written(file(), test::ctSlice().pixels(64, 64, values, 12), "1.2.840.10008.1.2.4.51");
    const auto decoded = stored(instance);
    for (std::size_t i = 0; i < values.size(); ++i)
        ASSERT_NEAR(decoded[i], values[i], 40) << i;
}

// Trap: sign-extending from Bits Allocated instead of Bits Stored.
TEST_F(Decode, trap_26_the_sign_comes_from_bits_stored)
{
    const std::vector<std::uint16_t> raw{0x0fff, 0x0800, 0x07ff, 0x0001};
    auto draft = test::ctSlice().set("PixelRepresentation", "1").pixels(2, 2, raw, 12);
    EXPECT_THAT(stored(test::written(file(), draft)), ElementsAre(-1, -2048, 2047, 1));
}

// Trap: rubbish or overlay bits above High Bit.
TEST_F(Decode, trap_27_bits_above_high_bit_are_dropped)
{
    const std::vector<std::uint16_t> raw{0xf001, 0x8fff, 0x1000, 0x0002};
    EXPECT_THAT(stored(test::written(file(), test::ctSlice().pixels(2, 2, raw, 12))), ElementsAre(1, 0xfff, 0, 2));
}

TEST_F(Decode, trap_27_high_bit_may_lie_at_the_top)
{
    const std::vector<std::uint16_t> raw{0x0010, 0xfff0, 0x8000, 0x001f};
    auto draft = test::ctSlice().set("HighBit", "15").pixels(2, 2, raw, 12);
    EXPECT_THAT(stored(test::written(file(), draft)), ElementsAre(1, 0xfff, 0x800, 1));
}

// Trap: frames of single bits follow one another without padding to whole bytes.
TEST_F(Decode, SingleBitFramesAreNotPaddedToBytes)
{
    auto draft = test::ctSlice()
                     .set("Rows", "1")
                     .set("Columns", "3")
                     .set("SamplesPerPixel", "1")
                     .set("PhotometricInterpretation", "MONOCHROME2")
                     .set("BitsAllocated", "1")
                     .set("BitsStored", "1")
                     .set("HighBit", "0")
                     .set("PixelRepresentation", "0")
                     .set("NumberOfFrames", "3")
                     .pixelBytes({0b10101101, 0b0000'0001}, 8);
    const auto instance = test::written(file(), draft);
    EXPECT_THAT(stored(instance, 0), ElementsAre(1, 0, 1));
    EXPECT_THAT(stored(instance, 1), ElementsAre(1, 0, 1));
    EXPECT_THAT(stored(instance, 2), ElementsAre(0, 1, 1));
}

TEST_F(Decode, trap_36_float_pixels_stay_float)
{
    const std::vector<float> values{0.25f, -1.5f, 1e10f, 3};
    const auto instance = test::written(file(), test::ctSlice().floatPixels(2, 2, values));
    ASSERT_TRUE(instance->pixels.isFloat);
    EXPECT_EQ(std::get<std::vector<float>>(dicom::decodeStored(*instance, 0)->values), values);
    EXPECT_EQ(std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image(instance)).samples), values);
}

TEST_F(Decode, EveryFrameIsTheRightOneInAnyOrder)
{
    const auto values = ramp(4 * 16 * 16);
    auto draft = test::ctSlice().pixels(16, 16, values, 4);
    for (const char* uid : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.70"}) {
        const auto instance = test::written(file(), draft, uid);
        ASSERT_EQ(instance->pixels.frames, 4);
        for (const int frame : {3, 0, 2, 1})
            EXPECT_EQ(stored(instance, frame),
                      std::vector<std::int32_t>(values.begin() + frame * 256, values.begin() + (frame + 1) * 256))
                << uid << " frame " << frame;
        const auto beyond = dicom::decodeStored(*instance, 4);
        ASSERT_FALSE(beyond);
        EXPECT_THAT(beyond.error().sentence(), HasSubstr("no frame 4"));
    }
}

TEST_F(Decode, trap_48_planar_colour_comes_out_interleaved)
{
    const std::vector<std::uint8_t> planes{1, 2, 11, 12, 21, 22};
    const auto instance =
        test::written(file(), test::ctSlice().set("PlanarConfiguration", "1").pixels(1, 2, planes, 3));
    EXPECT_THAT(stored(instance), ElementsAre(1, 11, 21, 2, 12, 22));
    EXPECT_THAT(rgb(instance), ElementsAre(1, 11, 21, 2, 12, 22));
}

// Trap: green faces. Pure red in YBR_FULL is 76, 85, 255 (PS3.3 C.7.6.3.1.2).
TEST_F(Decode, trap_47_ybr_full_is_turned_into_rgb_once)
{
    const std::vector<std::uint8_t> pixels{76, 85, 255, 128, 128, 128};
    const auto instance =
        test::written(file(), test::ctSlice().set("PhotometricInterpretation", "YBR_FULL").pixels(1, 2, pixels, 3));
    EXPECT_THAT(stored(instance), ElementsAre(76, 85, 255, 128, 128, 128)) << "stored values stay YBR";
    const auto colours = rgb(instance);
    EXPECT_NEAR(colours[0], 254, 1);
    EXPECT_NEAR(colours[1], 0, 1);
    EXPECT_NEAR(colours[2], 0, 1);
    EXPECT_EQ(colours[3], 128);
}

TEST_F(Decode, trap_47_uncompressed_422_shares_chroma_between_two_pixels)
{
    auto draft = test::ctSlice()
                     .set("Rows", "1")
                     .set("Columns", "4")
                     .set("SamplesPerPixel", "3")
                     .set("PhotometricInterpretation", "YBR_FULL_422")
                     .set("PlanarConfiguration", "0")
                     .set("BitsAllocated", "8")
                     .set("BitsStored", "8")
                     .set("HighBit", "7")
                     .set("PixelRepresentation", "0")
                     .pixelBytes({10, 20, 100, 200, 30, 40, 101, 201}, 8);
    EXPECT_THAT(stored(test::written(file(), draft)),
                ElementsAre(10, 100, 200, 20, 100, 200, 30, 101, 201, 40, 101, 201));
}

// Video levels: luminance from 16 to 235, chrominance from 16 to 240.
TEST_F(Decode, trap_47_partial_ranges_become_black_white_and_red)
{
    auto draft = test::ctSlice()
                     .set("Rows", "1")
                     .set("Columns", "6")
                     .set("SamplesPerPixel", "3")
                     .set("PhotometricInterpretation", "YBR_PARTIAL_422")
                     .set("PlanarConfiguration", "0")
                     .set("BitsAllocated", "8")
                     .set("BitsStored", "8")
                     .set("HighBit", "7")
                     .set("PixelRepresentation", "0")
                     .pixelBytes({16, 16, 128, 128, 235, 235, 128, 128, 81, 81, 90, 240}, 8);
    const auto colours = rgb(test::written(file(), draft));
    const std::vector<int> expected{0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 0, 0, 255, 0, 0};
    ASSERT_EQ(colours.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_NEAR(colours[i], expected[i], 1) << i;
}

// A baseline codestream of DCMTK's encoder carries YCbCr whatever came in; the picture must come
// back in its own colours.
TEST_F(Decode, trap_47_jpeg_colour_survives)
{
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < 16 * 16; ++i)
        for (const int value : {200, 40, 90})
            pixels.push_back(static_cast<std::uint8_t>(value));
    const auto instance = test::written(file(), test::ctSlice().pixels(16, 16, pixels, 3), "1.2.840.10008.1.2.4.50");
    EXPECT_THAT(instance->pixels.photometric, testing::StartsWith("YBR_FULL"));
    const auto colours = rgb(instance);
    EXPECT_NEAR(colours[0], 200, 4);
    EXPECT_NEAR(colours[1], 40, 4);
    EXPECT_NEAR(colours[2], 90, 4);
}

TEST_F(Decode, trap_49_a_palette_is_looked_up_from_its_first_mapped_value)
{
    const std::vector<std::uint8_t> indices{9, 10, 11, 200};
    auto draft = test::ctSlice()
                     .set("PhotometricInterpretation", "PALETTE COLOR")
                     .set("RedPaletteColorLookupTableDescriptor", "2\\10\\16")
                     .set("GreenPaletteColorLookupTableDescriptor", "2\\10\\16")
                     .set("BluePaletteColorLookupTableDescriptor", "2\\10\\16")
                     .setWords("RedPaletteColorLookupTableData", {0x1000, 0xff00})
                     .setWords("GreenPaletteColorLookupTableData", {0x2000, 0x8000})
                     .setWords("BluePaletteColorLookupTableData", {0x3000, 0x0000})
                     .pixels(2, 2, indices);
    EXPECT_THAT(rgb(test::written(file(), draft)),
                ElementsAre(0x10, 0x20, 0x30, 0x10, 0x20, 0x30, 0xff, 0x80, 0, 0xff, 0x80, 0));
}

// Discrete 2, linear to 0x4000 in 2 steps, then the linear segment once more by its offset.
TEST_F(Decode, trap_49_a_segmented_palette_is_written_out)
{
    const std::vector<std::uint8_t> indices{0, 1, 2, 3, 4, 5};
    const std::vector<std::uint16_t> segments{0, 2, 0x0000, 0x2000, 1, 2, 0x4000, 2, 1, 8, 0};
    auto draft = test::ctSlice().set("PhotometricInterpretation", "PALETTE COLOR");
    for (const std::string colour : {"Red", "Green", "Blue"})
        draft.set(colour + "PaletteColorLookupTableDescriptor", "6\\0\\16")
            .setWords("Segmented" + colour + "PaletteColorLookupTableData", segments);
    const auto colours = rgb(test::written(file(), draft.pixels(1, 6, indices)));
    std::vector<int> reds;
    for (std::size_t i = 0; i < colours.size(); i += 3)
        reds.push_back(colours[i]);
    EXPECT_THAT(reds, ElementsAre(0, 0x20, 0x30, 0x40, 0x40, 0x40));
}

TEST_F(Decode, ModalityLutIsAppliedAndKeepsPaddingApart)
{
    const std::vector<std::uint16_t> raw{5, 6, 7, 99};
    dicom::DatasetDraft lut;
    lut.set("LUTDescriptor", "3\\5\\16").set("ModalityLUTType", "OD").setWords("LUTData", {100, 200, 300});
    auto draft = test::ctSlice().set("PixelPaddingValue", "99").pixels(2, 2, raw);
    draft.append("ModalityLUTSequence", lut);
    const auto grey = std::get<pixels::GreyImage>(*image(test::written(file(), draft)));
    const auto& samples = std::get<std::vector<std::int32_t>>(grey.samples);
    EXPECT_EQ(std::vector<std::int32_t>(samples.begin(), samples.begin() + 3),
              (std::vector<std::int32_t>{100, 200, 300}));
    EXPECT_EQ(grey.rescale, (pixels::Rescale{1, 0, "OD"}));
    ASSERT_TRUE(grey.padding);
    EXPECT_EQ(samples[3], grey.padding->low);
}

// Trap: a program that writes every element there is leaves a Modality LUT without a table.
TEST_F(Decode, AModalityLutWithoutATableIsNone)
{
    dicom::DatasetDraft lut;
    lut.setTag(0x0028, 0x3002, "US", "").set("LUTExplanation", "").setTag(0x0028, 0x3006, "US", "");
    auto draft = test::ctSlice().set("RescaleIntercept", "-10").set("RescaleSlope", "2");
    draft.append("ModalityLUTSequence", lut).pixels(2, 2, std::vector<std::int16_t>{5, 6, 7, 8});
    const auto grey = std::get<pixels::GreyImage>(*image(test::written(file(), draft)));
    EXPECT_EQ(grey.rescale, (pixels::Rescale{2, -10, "HU"}));
}

TEST_F(Decode, GreyKeepsRescaleAndPadding)
{
    const std::vector<std::int16_t> raw{-2000, 0, 1, 2};
    auto draft = test::ctSlice()
                     .set("RescaleSlope", "2")
                     .set("RescaleIntercept", "-1024")
                     .setTag(0x0028, 0x0120, "SS", "-2000")
                     .pixels(2, 2, raw);
    const auto grey = std::get<pixels::GreyImage>(*image(test::written(file(), draft)));
    EXPECT_EQ(std::get<std::vector<std::int16_t>>(grey.samples), raw);
    EXPECT_EQ(grey.rescale, (pixels::Rescale{2, -1024, "HU"}));
    ASSERT_TRUE(grey.padding);
    EXPECT_EQ(grey.padding->low, -2000);
    EXPECT_EQ(grey.padding->high, -2000);
}

TEST_F(Decode, wish_39_more_rows_than_data_is_a_sentence)
{
    auto draft = test::ctSlice().set("Rows", "512").set("Columns", "512").pixels(2, 2, ramp(4));
    const auto frame = dicom::decodeStored(*test::written(file(), draft), 0);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().code, ErrorCode::Malformed);
    EXPECT_THAT(frame.error().sentence(), HasSubstr("524288"));
}

TEST_F(Decode, wish_39_a_file_cut_inside_the_pixels_is_a_sentence)
{
    for (const int size : {64, 16}) {    // small pixel data are read at once, large ones when they are asked for
        test::written(file(), test::ctSlice().pixels(size, size, ramp(size * size)));
        std::filesystem::resize_file(file(), std::filesystem::file_size(file()) - 100);
        const auto again = dicom::readHeader(file());
        ASSERT_TRUE(again) << again.error().sentence();
        const auto frame = dicom::decodeStored(**again, 0);
        ASSERT_FALSE(frame) << size;
        EXPECT_EQ(frame.error().code, ErrorCode::Malformed);
    }
}

// A header may not make us allocate what the file cannot hold.
TEST_F(Decode, wish_39_a_huge_frame_from_a_small_file_is_refused)
{
    auto draft = test::ctSlice().pixels(16, 16, ramp(256));
    const auto instance = test::written(file(), draft, "1.2.840.10008.1.2.5");
    auto lying = *instance;
    lying.pixels.rows = lying.pixels.columns = 65535;
    const auto frame = dicom::decodeStored(lying, 0);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().code, ErrorCode::Malformed);
    EXPECT_THAT(frame.error().sentence(), HasSubstr("65535 x 65535"));
}

// READING trap 32: the ends of the range stay where they are.
TEST_F(Decode, trap_32_the_ends_of_the_range_do_not_wrap)
{
    const std::vector<std::int16_t> ct{-2000, -32768, 32767, 0};
    const auto low = std::get<pixels::GreyImage>(*image(test::written(file(), test::ctSlice().pixels(2, 2, ct))));
    EXPECT_EQ(std::get<std::vector<std::int16_t>>(low.samples), ct);
    const std::vector<std::uint16_t> whole{65535, 32768, 1, 0};
    const auto high = std::get<pixels::GreyImage>(*image(test::written(file(), test::ctSlice().pixels(2, 2, whole))));
    EXPECT_EQ(std::get<std::vector<std::uint16_t>>(high.samples), whole);
}

TEST_F(Decode, trap_32_values_of_32_bits_keep_all_of_them)
{
    test::Picture picture{.rows = 1, .columns = 2, .values = {-1, 5}, .precision = 32};
    const auto draft = test::described(test::ctSlice(), picture, 32);
    const auto bytes = test::longElement(0x7fe0, 0x0010, "OW", test::packed(picture, 32));
    const auto instance = test::writtenWith(file(), draft, "1.2.840.10008.1.2.1", bytes);
    EXPECT_THAT(std::get<std::vector<std::int64_t>>(dicom::decodeStored(*instance, 0)->values),
                ElementsAre(4294967295, 5));
    EXPECT_THAT(std::get<std::vector<std::uint32_t>>(std::get<pixels::GreyImage>(*image(instance)).samples),
                ElementsAre(4294967295u, 5u));
    picture.isSigned = true;
    const auto negative =
        test::writtenWith(file(), test::described(test::ctSlice(), picture, 32), "1.2.840.10008.1.2.1", bytes);
    EXPECT_THAT(stored(negative), ElementsAre(-1, 5));
}

TEST_F(Decode, trap_36_double_pixels_stay_double)
{
    const std::vector<double> values{0.1, -1e300};
    test::Bytes bytes(16);
    std::memcpy(bytes.data(), values.data(), 16);
    const auto draft = test::ctSlice()
                           .set("Rows", "1")
                           .set("Columns", "2")
                           .set("SamplesPerPixel", "1")
                           .set("PhotometricInterpretation", "MONOCHROME2")
                           .set("BitsAllocated", "64");
    const auto instance =
        test::writtenWith(file(), draft, "1.2.840.10008.1.2.1", test::longElement(0x7fe0, 0x0009, "OD", bytes));
    EXPECT_TRUE(instance->pixels.isFloat);
    EXPECT_EQ(std::get<std::vector<double>>(dicom::decodeStored(*instance, 0)->values), values);
    EXPECT_EQ(std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image(instance)).samples)[0], 0.1f);
}

TEST_F(Decode, trap_27_an_impossible_high_bit_is_told)
{
    const std::vector<std::uint16_t> raw{1, 2, 3, 4};
    const auto instance = test::written(file(), test::ctSlice().set("HighBit", "3").pixels(2, 2, raw, 12));
    EXPECT_THAT(stored(instance), ElementsAre(1, 2, 3, 4));
    const auto warnings = dicom::decode(*instance, 0)->warnings;
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].code, dicom::WarningCode::BadHighBit);
    EXPECT_EQ(dicom::encodingWarnings(*instance), warnings);
}

TEST_F(Decode, wish_38_rgb_of_big_endian_and_deflated_files)
{
    const std::vector<std::uint8_t> pixels{1, 2, 3, 4, 5, 6};
    for (const char* uid : {"1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2"})
        EXPECT_EQ(rgb(test::written(file(), test::ctSlice().pixels(1, 2, pixels, 3), uid)), pixels) << uid;
    std::vector<std::uint16_t> deep;
    for (const int value : pixels)
        deep.push_back(static_cast<std::uint16_t>(value * 256 + 9));
    auto draft = test::ctSlice()
                     .set("SamplesPerPixel", "3")
                     .set("PhotometricInterpretation", "RGB")
                     .set("PlanarConfiguration", "0");
    EXPECT_EQ(rgb(test::written(file(), draft.set("Columns", "2").pixels(1, 6, deep), "1.2.840.10008.1.2.2")), pixels);
}

// READING trap 49: 0 entries are 65536, and the first mapped value is signed where the pixels are.
TEST_F(Decode, trap_49_descriptors_of_palettes_are_read_as_the_standard_means)
{
    const auto palette = [](const std::string& descriptor, const std::vector<std::uint16_t>& words) {
        auto draft = test::ctSlice().set("PhotometricInterpretation", "PALETTE COLOR");
        for (const std::string colour : {"Red", "Green", "Blue"})
            draft.set(colour + "PaletteColorLookupTableDescriptor", descriptor)
                .setWords(colour + "PaletteColorLookupTableData", words);
        return draft;
    };
    std::vector<std::uint16_t> ramp(65536);
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = static_cast<std::uint16_t>(i);
    const std::vector<std::uint16_t> high{0xff00, 0x8000};
    EXPECT_THAT(rgb(test::written(file(), palette("0\\0\\16", ramp).pixels(1, 2, high))),
                ElementsAre(255, 255, 255, 128, 128, 128));
    const std::vector<std::int16_t> negative{-2, -1};
    EXPECT_THAT(rgb(test::written(file(), palette("2\\-2\\16", {0x1000, 0x2000}).pixels(1, 2, negative))),
                ElementsAre(16, 16, 16, 32, 32, 32));
    const std::vector<std::uint8_t> bytes{0, 3};    // eight-bit entries, two to a word
    EXPECT_THAT(rgb(test::written(file(), palette("4\\0\\8", {0x0201, 0x0403}).pixels(1, 2, bytes))),
                ElementsAre(1, 1, 1, 4, 4, 4));
    const std::vector<std::uint8_t> two{0, 1};
    EXPECT_THAT(rgb(test::written(file(), palette("2\\0\\16", {10, 200}).pixels(1, 2, two))),
                ElementsAre(10, 10, 10, 200, 200, 200))
        << "16 bits are said and 8 are stored";
}

// Segments of eight bits: discrete 10 and 20, linear to 40 in 2 steps, and both once more by their offset.
TEST_F(Decode, trap_49_segments_may_be_bytes)
{
    const std::vector<std::uint8_t> indices{0, 1, 2, 3, 4, 5, 6, 7};
    auto draft = test::ctSlice().set("PhotometricInterpretation", "PALETTE COLOR");
    for (const std::string colour : {"Red", "Green", "Blue"})
        draft.set(colour + "PaletteColorLookupTableDescriptor", "8\\0\\8")
            .setWords("Segmented" + colour + "PaletteColorLookupTableData",
                      {0x0200, 0x140a, 0x0201, 0x0228, 0x0002, 0x0000, 0x0000});
    const auto colours = rgb(test::written(file(), draft.pixels(1, 8, indices)));
    std::vector<int> reds;
    for (std::size_t i = 0; i < colours.size(); i += 3)
        reds.push_back(colours[i]);
    EXPECT_THAT(reds, ElementsAre(10, 20, 30, 40, 10, 20, 30, 40));
}

// READING trap 50: colours beside grey, as in perfusion maps.
TEST_F(Decode, trap_50_a_supplemental_palette_colours_what_lies_above_its_first_value)
{
    const std::vector<std::uint16_t> raw{0, 100, 1000, 1001};
    auto draft = test::ctSlice()
                     .set("WindowCenter", "50.5")
                     .set("WindowWidth", "101")
                     .set("RescaleSlope", "1")
                     .set("RescaleIntercept", "0");
    for (const auto& [colour, words] : std::vector<std::pair<std::string, std::vector<std::uint16_t>>>{
             {"Red", {0xff00, 0x1000}}, {"Green", {0x0000, 0x2000}}, {"Blue", {0x8000, 0x3000}}})
        draft.set(colour + "PaletteColorLookupTableDescriptor", "2\\1000\\16")
            .setWords(colour + "PaletteColorLookupTableData", words);
    auto grey = draft;
    draft.set("PixelPresentation", "MIXED");
    EXPECT_THAT(rgb(test::written(file(), draft.pixels(2, 2, raw))),
                ElementsAre(0, 0, 0, 255, 255, 255, 255, 0, 128, 16, 32, 48));
    EXPECT_TRUE(std::holds_alternative<pixels::GreyImage>(*image(test::written(file(), grey.pixels(2, 2, raw)))))
        << "without Pixel Presentation the table is not asked for";
}

// READING trap 52: a colour profile is not applied, and that is said.
TEST_F(Decode, trap_52_a_colour_profile_is_told)
{
    const test::Picture picture{.rows = 1, .columns = 2, .samples = 3, .values = {1, 2, 3, 4, 5, 6}};
    const auto withProfile = [&](const std::string& name) {
        const test::Bytes profile(name.begin(), name.end());
        return test::writtenWith(file(), test::described(test::ctSlice(), picture, 8), "1.2.840.10008.1.2.1",
                                 test::longElement(0x0028, 0x2000, "OB", profile)
                                     + test::longElement(0x7fe0, 0x0010, "OB", test::packed(picture, 8)));
    };
    const auto warnings = dicom::decode(*withProfile("....descAdobe RGB (1998)"), 0)->warnings;
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].code, dicom::WarningCode::ColourProfile);
    EXPECT_THAT(warnings[0].text(), HasSubstr("sRGB"));
    EXPECT_TRUE(dicom::decode(*withProfile("....descsRGB IEC61966-2.1."), 0)->warnings.empty());
}

// READING trap 70: a file without preamble and meta header, and one whose pixels have an odd length.
TEST_F(Decode, trap_70_bare_data_sets_and_odd_lengths_are_decoded)
{
    const std::vector<std::uint8_t> pixels{1, 2, 3, 4};
    for (const char* uid : {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"}) {
        test::written(file("whole.dcm"), test::ctSlice().pixels(2, 2, pixels), uid);
        std::ostringstream whole;
        whole << std::ifstream(file("whole.dcm"), std::ios::binary).rdbuf();
        const auto text = whole.str();
        const std::size_t metaLength =
            static_cast<unsigned char>(text[140]) + 256u * static_cast<unsigned char>(text[141]);
        std::ofstream(file("bare.dcm"), std::ios::binary) << text.substr(144 + metaLength);
        const auto bare = dicom::readHeader(file("bare.dcm"));
        ASSERT_TRUE(bare) << bare.error().sentence();
        EXPECT_THAT(stored(*bare), ElementsAre(1, 2, 3, 4)) << uid;
    }
    const test::Picture odd{.rows = 1, .columns = 3, .values = {7, 8, 9}};
    const auto instance = test::writtenWith(file(), test::described(test::ctSlice(), odd, 8), "1.2.840.10008.1.2.1",
                                            test::longElement(0x7fe0, 0x0010, "OB", {7, 8, 9}));
    EXPECT_THAT(stored(instance), ElementsAre(7, 8, 9));
}

// READING trap 70: group lengths that are wrong, private elements, and a sequence whose length nobody wrote, in the
// syntax that says no types.
TEST_F(Decode, trap_70_group_lengths_private_data_and_undefined_lengths_are_read_past)
{
    const auto implicit = [](std::uint16_t group, std::uint16_t number, std::string value) {
        value.resize(value.size() + value.size() % 2, ' ');
        return test::word(group) + test::word(number) + test::longWord(static_cast<std::uint32_t>(value.size()))
            + value;
    };
    const auto item = [](std::uint16_t number, std::uint32_t length) {
        return test::word(0xfffe) + test::word(number) + test::longWord(length);
    };
    constexpr std::uint32_t undefined = 0xffffffff;
    const std::string privateSequence = test::word(0x0029) + test::word(0x1010) + test::longWord(undefined)
        + item(0xe000, undefined) + implicit(0x0029, 0x0010, "MAKER") + item(0xe00d, 0) + item(0xe0dd, 0);
    const std::string bytes = test::metaHeader("1.2.840.10008.1.2")
        + implicit(0x0008, 0x0000, test::longWord(7))    // fewer bytes than follow
        + implicit(0x0008, 0x0016, "1.2.840.10008.5.1.4.1.1.7") + implicit(0x0008, 0x0018, "1.2.3.4")
        + implicit(0x0028, 0x0000, test::longWord(90000)) + implicit(0x0028, 0x0002, test::word(1))
        + implicit(0x0028, 0x0004, "MONOCHROME2") + implicit(0x0028, 0x0010, test::word(1))
        + implicit(0x0028, 0x0011, test::word(2)) + implicit(0x0028, 0x0100, test::word(16))
        + implicit(0x0028, 0x0101, test::word(12)) + implicit(0x0028, 0x0102, test::word(11))
        + implicit(0x0028, 0x0103, test::word(0)) + implicit(0x0029, 0x0010, "MAKER") + privateSequence
        + implicit(0x0029, 0x1011, std::string("\x01\x02\x03", 3))
        + implicit(0x7fe0, 0x0010, test::word(17) + test::word(0xf123));
    std::ofstream(file(), std::ios::binary) << bytes;
    const auto instance = dicom::readHeader(file());
    ASSERT_TRUE(instance) << instance.error().sentence();
    EXPECT_EQ((*instance)->sopInstanceUid, "1.2.3.4");
    EXPECT_THAT(stored(*instance), ElementsAre(17, 0x123));
}

// READING trap 64: Number of Frames absent or 0 is 1, and more than the pixels hold is clamped and told.
TEST_F(Decode, trap_64_number_of_frames_is_held_against_the_pixels)
{
    const std::vector<std::uint8_t> pixels(64 * 64 * 3, 7);
    const auto framesSaid = [&](const std::string& number) {
        auto draft = test::ctSlice();
        if (!number.empty())
            draft.set("NumberOfFrames", number);
        draft.set("Rows", "64").set("Columns", "64").set("SamplesPerPixel", "1");
        draft.set("PhotometricInterpretation", "MONOCHROME2");
        return test::written(file(), draft.pixels(64, 64, pixels, 1));
    };
    EXPECT_EQ(framesSaid("")->pixels.frames, 1);
    EXPECT_EQ(framesSaid("0")->pixels.frames, 1);
    EXPECT_TRUE(framesSaid("0")->warnings.empty());
    EXPECT_EQ(framesSaid("3")->pixels.frames, 3);
    const auto more = framesSaid("70");
    EXPECT_EQ(more->pixels.frames, 3);
    ASSERT_FALSE(more->warnings.empty());
    EXPECT_EQ(more->warnings[0].code, dicom::WarningCode::FewerFrames);
    EXPECT_TRUE(dicom::decodeStored(*more, 2));
    EXPECT_FALSE(dicom::decodeStored(*more, 3));
}

}
}
