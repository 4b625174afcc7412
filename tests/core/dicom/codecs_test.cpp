#include "core/dicom/decode.h"

#include "tests/support/encapsulate.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using dicom::WarningCode;
using test::Bytes;
using test::Picture;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const dicom::Library library;

const std::string jpegBaseline = "1.2.840.10008.1.2.4.50", jpegExtended = "1.2.840.10008.1.2.4.51",
                  jpegProgressive = "1.2.840.10008.1.2.4.55", jpegLossless = "1.2.840.10008.1.2.4.57",
                  jpegLosslessSv1 = "1.2.840.10008.1.2.4.70", jpegLs = "1.2.840.10008.1.2.4.80",
                  jpegLsNear = "1.2.840.10008.1.2.4.81", jpeg2000Lossless = "1.2.840.10008.1.2.4.90",
                  jpeg2000 = "1.2.840.10008.1.2.4.91", htj2kLossless = "1.2.840.10008.1.2.4.201",
                  htj2kRpcl = "1.2.840.10008.1.2.4.202", htj2k = "1.2.840.10008.1.2.4.203", rle = "1.2.840.10008.1.2.5",
                  jpegXlLossless = "1.2.840.10008.1.2.4.110", jpegXlOfJpeg = "1.2.840.10008.1.2.4.111",
                  jpegXl = "1.2.840.10008.1.2.4.112", deflatedFrame = "1.2.840.10008.1.2.8.1",
                  encapsulatedUncompressed = "1.2.840.10008.1.2.1.98";

class Codecs : public testing::Test {
protected:
    dicom::InstancePtr written(const std::string& uid, std::vector<Bytes> frames, const Picture& picture,
                               int bitsAllocated, dicom::DatasetDraft draft = test::ctSlice()) const
    {
        const int count = static_cast<int>(frames.size());
        return test::written(m_folder.path() / "a.dcm",
                             test::described(std::move(draft), picture, bitsAllocated, count), uid, std::move(frames));
    }
    dicom::InstancePtr written(const std::string& uid, const test::Encapsulated& pixels, const Picture& picture,
                               int bitsAllocated, int frames) const
    {
        return test::written(m_folder.path() / "a.dcm",
                             test::described(test::ctSlice(), picture, bitsAllocated, frames), uid, pixels);
    }

    static dicom::StoredFrame frameOf(const dicom::InstancePtr& instance, int frame = 0)
    {
        auto frameOrError = dicom::decodeStored(*instance, frame);
        if (!frameOrError)
            throw std::runtime_error(frameOrError.error().sentence());
        return *frameOrError;
    }
    static std::vector<std::int32_t> stored(const dicom::InstancePtr& instance, int frame = 0)
    {
        return std::get<std::vector<std::int32_t>>(frameOf(instance, frame).values);
    }
    static std::vector<std::uint8_t> rgb(const dicom::InstancePtr& instance)
    {
        auto image = dicom::decodeFrame(*instance, 0);
        if (!image)
            throw std::runtime_error(image.error().sentence());
        return std::get<pixels::ColourImage>(**image).rgb;
    }
    // What decoding warns of, which a look at the header alone must know as well.
    static std::vector<WarningCode> warned(const dicom::InstancePtr& instance)
    {
        std::vector<WarningCode> codes;
        for (const auto& warning : frameOf(instance).warnings)
            codes.push_back(warning.code);
        EXPECT_EQ(dicom::encodingWarnings(*instance), frameOf(instance).warnings);
        return codes;
    }

    test::TemporaryFolder m_folder;
};

Picture greyPicture(int precision, bool isSigned = false, int rows = 40, int columns = 56)
{
    Picture picture{.rows = rows, .columns = columns, .precision = precision, .isSigned = isSigned};
    const int lowest = isSigned ? -(1 << (precision - 1)) : 0, span = 1 << precision;
    for (int i = 0; i < rows * columns; ++i)
        picture.values.push_back(lowest + static_cast<int>((i % columns * 613LL + i / columns * 257LL) % span));
    picture.values[0] = lowest;
    picture.values[1] = lowest + span - 1;
    return picture;
}

Picture colourPicture(int rows = 32, int columns = 48)
{
    Picture picture{.rows = rows, .columns = columns, .samples = 3};
    for (int i = 0; i < rows * columns; ++i)
        for (const int value : {200 - i / columns, 30 + i % columns, 90 + i / columns})
            picture.values.push_back(value);
    return picture;
}

void expectNear(const std::vector<std::int32_t>& ours, const std::vector<std::int32_t>& theirs, int most)
{
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i)
        ASSERT_NEAR(ours[i], theirs[i], most) << i;
}

std::vector<std::int32_t> asValues(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

// READING trap 69: each syntax tested, and what is not supported says so by its name.
class CodecTraps : public Codecs { };

TEST_F(CodecTraps, trap_69_every_lossless_syntax_gives_back_every_bit)
{
    for (const int precision : {8, 10, 12, 16}) {
        const auto picture = greyPicture(precision);
        const int allocated = precision > 8 ? 16 : 8;
        const std::vector<std::pair<std::string, Bytes>> encoded{
            {jpegLosslessSv1, test::jpegLossless(picture, 1)},
            {jpegLs, test::jpegLs(picture)},
            {jpeg2000Lossless, test::jpeg2000(picture)},
            {htj2kLossless, test::htj2k(picture)},
            {htj2kRpcl, test::htj2k(picture)},
            {jpegXlLossless, test::jpegXl(picture)},
            {jpegXl, test::jpegXl(picture)},
            {rle, test::rle(picture, allocated)},
            {deflatedFrame, test::deflated(test::packed(picture, allocated))},
            {encapsulatedUncompressed, test::packed(picture, allocated)},
        };
        for (const auto& [uid, bytes] : encoded)
            EXPECT_EQ(stored(written(uid, {bytes}, picture, allocated)), picture.values)
                << uid << ", " << precision << " bits";
    }
}

// JPEG XL fills whole bytes whatever the precision is.
TEST_F(CodecTraps, reported_weasis_658_jpeg_xl_of_every_depth_gives_back_every_bit)
{
    for (int precision = 1; precision <= 16; ++precision) {
        const auto picture = greyPicture(precision);
        EXPECT_EQ(stored(written(jpegXlLossless, {test::jpegXl(picture)}, picture, precision > 8 ? 16 : 8)),
                  picture.values)
            << precision << " bits";
    }
    // Values with a sign go as the words that they are.
    auto words = greyPicture(16);
    const auto instance =
        written(jpegXlLossless, {test::jpegXl(words)}, words, 16, test::ctSlice().set("PixelRepresentation", "1"));
    for (auto& value : words.values)
        value = static_cast<std::int16_t>(value);
    EXPECT_EQ(stored(instance), words.values);
    EXPECT_THAT(warned(instance), IsEmpty());
    // Of 12 bits stored in 16, when the encoder took all 16.
    auto inCells = greyPicture(12);
    inCells.precision = 16;
    const auto celled = written(jpegXlLossless, {test::jpegXl(inCells)}, inCells, 16,
                                test::ctSlice().set("BitsStored", "12").set("HighBit", "11"));
    EXPECT_EQ(stored(celled), inCells.values);
    EXPECT_THAT(warned(celled), IsEmpty());
}

TEST_F(CodecTraps, jpeg_xl_of_colour_is_exact_and_with_loss_close)
{
    const auto picture = colourPicture();
    EXPECT_EQ(stored(written(jpegXlLossless, {test::jpegXl(picture)}, picture, 8)), picture.values);
    EXPECT_EQ(asValues(rgb(written(jpegXlLossless, {test::jpegXl(picture)}, picture, 8))), picture.values);
    for (const char* photometric : {"RGB", "XYB"})
        expectNear(asValues(rgb(written(jpegXl, {test::jpegXl(picture, 0.5f)}, picture, 8,
                                        test::ctSlice().set("PhotometricInterpretation", photometric)))),
                   picture.values, 12);
    Picture grey{.rows = 64, .columns = 64, .precision = 12};
    for (int i = 0; i < 64 * 64; ++i)
        grey.values.push_back(i % 64 * 30 + i / 64 * 20);
    expectNear(stored(written(jpegXl, {test::jpegXl(grey, 0.5f)}, grey, 16)), grey.values, 60);
}

// What was JPEG once is that JPEG again, to the bit.
TEST_F(CodecTraps, jpeg_xl_of_a_jpeg_has_the_pixels_of_the_jpeg)
{
    for (const auto colours : {test::JpegColours::Grey, test::JpegColours::Ybr444, test::JpegColours::Ybr422,
                               test::JpegColours::Ybr420, test::JpegColours::Rgb})
        for (const bool isProgressive : {false, true}) {
            const bool isGrey = colours == test::JpegColours::Grey;
            const auto picture = isGrey ? greyPicture(8) : colourPicture();
            const auto jpeg = test::jpeg(picture, {.colours = colours, .isProgressive = isProgressive, .quality = 80});
            const auto draft =
                test::ctSlice().set("PhotometricInterpretation", isGrey ? "MONOCHROME2" : "YBR_FULL_422");
            const auto asJpeg = written(isProgressive ? jpegProgressive : jpegBaseline, {jpeg}, picture, 8, draft);
            const auto before = stored(asJpeg);
            const auto drawn = isGrey ? std::vector<std::uint8_t>() : rgb(asJpeg);
            const auto packed = written(jpegXlOfJpeg, {test::jpegXl(jpeg)}, picture, 8, draft);
            EXPECT_EQ(stored(packed), before) << static_cast<int>(colours);
            EXPECT_EQ(isGrey ? std::vector<std::uint8_t>() : rgb(packed), drawn) << static_cast<int>(colours);
        }
}

TEST_F(CodecTraps, jpeg_xl_of_several_frames_and_fragments)
{
    std::vector<Bytes> frames, fragments;
    std::vector<Picture> pictures;
    for (int i = 0; i < 3; ++i) {
        auto picture = greyPicture(12);
        for (auto& value : picture.values)
            value = (value + 100 * i) % 4096;
        pictures.push_back(picture);
        frames.push_back(test::jpegXl(picture));
        for (auto& part : test::split(frames.back(), 2))
            fragments.push_back(part);
    }
    const auto whole = written(jpegXlLossless, frames, pictures[0], 16);
    const auto parted = written(jpegXlLossless, test::Encapsulated{.fragments = fragments}, pictures[0], 16, 3);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(stored(whole, i), pictures[static_cast<std::size_t>(i)].values);
        EXPECT_EQ(stored(parted, i), pictures[static_cast<std::size_t>(i)].values);
    }
}

TEST_F(CodecTraps, damaged_jpeg_xl_is_a_sentence)
{
    const auto picture = greyPicture(12);
    for (const auto& stream :
         {test::jpegXl(picture), test::jpegXl(picture, 1), test::jpegXl(test::jpeg(greyPicture(8)))}) {
        for (std::size_t left = 0; left + 2 < stream.size(); left += 1 + stream.size() / 40) {
            const auto instance = written(
                jpegXl, {Bytes(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(left))}, picture, 16);
            const auto frame = dicom::decodeStored(*instance, 0);
            ASSERT_FALSE(frame) << left;
            EXPECT_EQ(frame.error().code, ErrorCode::Malformed);
            EXPECT_FALSE(frame.error().sentence().empty());
        }
    }
    // A header that asks for 2^30 by 2^30 pixels.
    const Bytes huge{0xff, 0x0a, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    const auto frame = dicom::decodeStored(*written(jpegXl, {huge}, picture, 16), 0);
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().code, ErrorCode::Malformed) << frame.error().sentence();
}

// Steps from value to value, the values themselves where a step is too long, and bytes that repeat.
Bytes elscint(const Picture& picture)
{
    Bytes steps;
    int last = 0;
    for (const int value : picture.values) {
        const int step = value - last;
        if (step >= -128 && step <= 127 && step != 0x5a)
            steps.push_back(static_cast<std::uint8_t>(step));
        else
            steps.insert(steps.end(),
                         {0x5a, static_cast<std::uint8_t>(value & 0xff), static_cast<std::uint8_t>(value >> 8)});
        last = value;
    }
    Bytes packed;
    for (std::size_t i = 0; i < steps.size();) {
        std::size_t run = 1;
        while (run < 256 && i + run < steps.size() && steps[i + run] == steps[i])
            ++run;
        if (run > 2 || steps[i] == 0xa5) {
            packed.insert(packed.end(), {0xa5, static_cast<std::uint8_t>(run - 1), steps[i]});
            i += run;
        } else {
            packed.push_back(steps[i++]);
        }
    }
    packed.resize(packed.size() + packed.size() % 2);
    return packed;
}

TEST_F(CodecTraps, elscints_own_packing_is_undone_and_another_named)
{
    auto picture = greyPicture(12);
    std::fill(picture.values.begin() + 300, picture.values.begin() + 1000, 17);    // repeats
    const auto file = [&](const std::string& type, const Bytes& bytes) {
        std::string text;
        for (const auto byte : bytes)
            text += (text.empty() ? "" : "\\") + std::string(1, "0123456789abcdef"[byte >> 4])
                + "0123456789abcdef"[byte & 15];
        auto draft = test::described(test::ctSlice(), picture, 16);
        draft.setTag(0x07a1, 0x0010, "LO", "ELSCINT1")
            .setTag(0x07a1, 0x1011, "CS", type)
            .setTag(0x07a1, 0x100a, "OB", text);
        return test::written(m_folder.path() / "a.dcm", draft);
    };
    const auto packed = elscint(picture);
    EXPECT_LT(packed.size(), picture.values.size() * 2 + 2 * 3 * picture.values.size());
    EXPECT_EQ(stored(file("PMSCT_RLE1", packed)), picture.values);
    const auto cut = dicom::decodeStored(*file("PMSCT_RLE1", Bytes(packed.begin(), packed.begin() + 100)), 0);
    ASSERT_FALSE(cut);
    EXPECT_THAT(cut.error().sentence(), HasSubstr("its bytes end after"));
    const auto other = dicom::decodeStored(*file("LOSSLESS RICE", packed), 0);
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(other.error().sentence(), HasSubstr("LOSSLESS RICE"));
}

TEST_F(CodecTraps, trap_69_jpeg_lossless_knows_all_seven_selections)
{
    for (const int precision : {8, 12, 16})
        for (int selection = 1; selection <= 7; ++selection) {
            const auto picture = greyPicture(precision);
            EXPECT_EQ(stored(written(jpegLossless, {test::jpegLossless(picture, selection)}, picture,
                                     precision > 8 ? 16 : 8)),
                      picture.values)
                << precision << " bits, selection " << selection;
        }
}

TEST_F(CodecTraps, trap_69_lossy_syntaxes_stay_close)
{
    Picture smooth{.rows = 64, .columns = 64, .precision = 12};
    for (int i = 0; i < 64 * 64; ++i)
        smooth.values.push_back(i % 64 * 30 + i / 64 * 20);
    expectNear(stored(written(jpegExtended, {test::jpegExtended(smooth)}, smooth, 16)), smooth.values, 40);
    expectNear(stored(written(jpegLsNear, {test::jpegLs(smooth, 3)}, smooth, 16)), smooth.values, 3);
    expectNear(stored(written(jpeg2000, {test::jpeg2000(smooth, {.ratio = 4})}, smooth, 16)), smooth.values, 12);
    expectNear(stored(written(htj2k, {test::htj2k(smooth, test::Reversible::No)}, smooth, 16)), smooth.values, 12);
    for (auto& value : smooth.values)
        value /= 16;
    smooth.precision = 8;
    expectNear(stored(written(jpegBaseline, {test::jpeg(smooth)}, smooth, 8)), smooth.values, 6);
    expectNear(stored(written(jpegProgressive, {test::jpeg(smooth, {.isProgressive = true})}, smooth, 8)),
               smooth.values, 6);
}

TEST_F(CodecTraps, trap_69_what_is_not_supported_is_named)
{
    const auto picture = greyPicture(8);
    for (const auto& [uid, name] :
         std::vector<std::pair<std::string, std::string>>{{"1.2.840.10008.1.2.4.100", "MPEG-2 main profile"},
                                                          {"1.2.840.10008.1.2.4.102", "MPEG-4 AVC high profile"},
                                                          {"1.2.840.10008.1.2.4.107", "HEVC main profile"},
                                                          {"1.2.840.10008.1.2.4.94", "JPIP referenced"}}) {
        const auto frame = dicom::decodeStored(*written(uid, {Bytes{1, 2, 3, 4}}, picture, 8), 0);
        ASSERT_FALSE(frame) << uid;
        EXPECT_EQ(frame.error().code, ErrorCode::Unsupported);
        EXPECT_THAT(frame.error().sentence(), HasSubstr(name));
    }
}

// READING trap 65: one fragment is not one frame.
TEST_F(CodecTraps, trap_65_frames_of_several_fragments_are_put_together)
{
    const auto first = greyPicture(12), other = greyPicture(12, false, 40, 56);
    auto second = other;
    std::reverse(second.values.begin(), second.values.end());
    const std::vector<std::pair<std::string, std::vector<Bytes>>> encoded{
        {jpegLossless, {test::jpegLossless(first), test::jpegLossless(second)}},
        {jpegLs, {test::jpegLs(first), test::jpegLs(second)}},
        {jpeg2000Lossless, {test::jpeg2000(first), test::jpeg2000(second)}},
        {htj2kLossless, {test::htj2k(first), test::htj2k(second)}},
    };
    for (const auto& [uid, frames] : encoded) {
        test::Encapsulated pixels;
        auto parts = test::split(frames[0], 3);
        const auto more = test::split(frames[1], 2);
        std::size_t secondAt = 0;
        for (const auto& part : parts)
            secondAt += 8 + part.size();
        parts.insert(parts.end(), more.begin(), more.end());
        pixels.fragments = parts;
        const auto offset = static_cast<std::uint32_t>(secondAt);
        const std::vector<std::pair<const char*, test::Encapsulated>> tables{
            {"no table", {parts, {}, {}, {}}},
            {"basic", {parts, {0, offset}, {}, {}}},
            {"extended", {parts, {}, {0, offset}, {frames[0].size(), frames[1].size()}}},
            {"wrong basic", {parts, {0, offset + 2}, {}, {}}},
            {"basic of zeros", {parts, {0, 0}, {}, {}}},
        };
        for (const auto& [name, table] : tables) {
            const auto instance = written(uid, table, first, 16, 2);
            EXPECT_EQ(stored(instance, 1), second.values) << uid << ", " << name;
            EXPECT_EQ(stored(instance, 0), first.values) << uid << ", " << name;
            const bool isWrong =
                std::string(name).find("wrong") == 0 || std::string(name).find("zeros") != std::string::npos;
            EXPECT_THAT(warned(instance),
                        isWrong ? testing::Matcher<std::vector<WarningCode>>(ElementsAre(WarningCode::OffsetTable))
                                : IsEmpty())
                << uid << ", " << name;
        }
    }
    // Samples without markers are parted by a table alone, whichever of the two is there.
    auto parts = test::split(test::packed(first, 16), 3);
    std::uint32_t offset = 0;
    for (const auto& part : parts)
        offset += 8 + static_cast<std::uint32_t>(part.size());
    const auto more = test::split(test::packed(second, 16), 2);
    parts.insert(parts.end(), more.begin(), more.end());
    const std::size_t length = test::packed(first, 16).size();
    for (const auto& table : {test::Encapsulated{parts, {0, offset}, {}, {}},
                              test::Encapsulated{parts, {}, {0, offset}, {length, length}}}) {
        const auto instance = written(encapsulatedUncompressed, table, first, 16, 2);
        EXPECT_EQ(stored(instance, 1), second.values) << table.basicOffsets.size();
        EXPECT_EQ(stored(instance, 0), first.values) << table.basicOffsets.size();
    }
}

// READING trap 64: fewer frames than Number of Frames says.
TEST_F(CodecTraps, trap_64_missing_frames_are_named_and_the_others_shown)
{
    const auto picture = greyPicture(8);
    const test::Encapsulated pixels{.fragments = {test::rle(picture, 8), test::rle(picture, 8)}};
    const auto instance = written(rle, pixels, picture, 8, 5);
    EXPECT_EQ(stored(instance, 1), picture.values);
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::FewerFrames));
    const auto missing = dicom::decodeStored(*instance, 3);
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().sentence(), HasSubstr("Frame 3 is missing: the pixel data hold 2 of 5 frames"));
}

// READING trap 68: the codestream is right where the header disagrees.
TEST_F(CodecTraps, trap_68_the_codestream_wins_over_the_header)
{
    const auto picture = greyPicture(12);
    auto header = picture;
    header.precision = 10;
    auto instance = written(jpeg2000Lossless, {test::jpeg2000(picture)}, header, 16);
    EXPECT_EQ(stored(instance), picture.values) << "depth";
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::CodestreamDepth));

    header = picture;
    header.rows = 80;
    instance = written(jpegLs, {test::jpegLs(picture)}, header, 16);
    EXPECT_EQ(frameOf(instance).rows, 40);
    EXPECT_EQ(stored(instance), picture.values) << "size";
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::CodestreamSize));

    const auto negative = greyPicture(12, true);
    header = negative;
    header.isSigned = false;
    instance = written(htj2kLossless, {test::htj2k(negative)}, header, 16);
    EXPECT_EQ(stored(instance), negative.values) << "sign";
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::CodestreamSign));

    instance = written(jpeg2000Lossless, {test::jpegLs(picture)}, picture, 16);
    EXPECT_EQ(stored(instance), picture.values) << "kind";
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::OtherCodestream));

    const auto colour = colourPicture();
    header = colour;
    header.samples = 1;
    instance = written(jpegLosslessSv1, {test::jpegLossless(colour)}, header, 8);
    EXPECT_EQ(frameOf(instance).samples, 3);
    EXPECT_EQ(stored(instance), colour.values) << "samples";
    EXPECT_EQ(asValues(rgb(instance)), colour.values);
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::CodestreamSamples));
}

// Words of two's complement that were encoded as if they had no sign.
TEST_F(CodecTraps, trap_68_an_unsigned_codestream_of_signed_values_is_twos_complement)
{
    const auto negative = greyPicture(13, true);
    auto words = negative;
    words.isSigned = false;
    for (auto& value : words.values)
        value &= 0x1fff;
    const auto instance = written(jpeg2000Lossless, {test::jpeg2000(words)}, negative, 16);
    EXPECT_EQ(stored(instance), negative.values);
    EXPECT_THAT(warned(instance), ElementsAre(WarningCode::CodestreamSign));
}

// WISHES 36: signed 16 bits shifted by 32768, masked, or as unsigned.
TEST_F(CodecTraps, wish_36_signed_jpeg_2000_keeps_its_values)
{
    for (const int precision : {12, 16}) {
        const auto picture = greyPicture(precision, true);
        EXPECT_EQ(stored(written(jpeg2000Lossless, {test::jpeg2000(picture)}, picture, 16)), picture.values);
        EXPECT_EQ(stored(written(htj2kLossless, {test::htj2k(picture)}, picture, 16)), picture.values);
        const auto image = dicom::decodeFrame(*written(jpeg2000Lossless, {test::jpeg2000(picture)}, picture, 16), 0);
        const auto& samples = std::get<std::vector<std::int16_t>>(std::get<pixels::GreyImage>(**image).samples);
        EXPECT_EQ(std::vector<std::int32_t>(samples.begin(), samples.end()), picture.values);
    }
}

// WISHES 37: JPEG 2000 in wrong colours. What the codec transformed it has transformed back; what it did not
// is what the header says.
TEST_F(CodecTraps, wish_37_jpeg_2000_colours)
{
    const auto picture = colourPicture();
    for (const auto& [photometric, isTransformed] : std::vector<std::pair<std::string, bool>>{
             {"YBR_RCT", true}, {"RGB", true}, {"RGB", false}, {"YBR_RCT", false}, {"YBR_FULL", true}}) {
        const auto draft = test::ctSlice().set("PhotometricInterpretation", photometric);
        const auto j2k = test::jpeg2000(picture, {.colourTransform = isTransformed});
        EXPECT_EQ(asValues(rgb(written(jpeg2000Lossless, {j2k}, picture, 8, draft))), picture.values)
            << photometric << (isTransformed ? " transformed" : "");
        const auto ht = test::htj2k(picture, test::Reversible::Yes, isTransformed);
        EXPECT_EQ(asValues(rgb(written(htj2kLossless, {ht}, picture, 8, draft))), picture.values)
            << "HTJ2K " << photometric << (isTransformed ? " transformed" : "");
    }
    const auto ict = test::ctSlice().set("PhotometricInterpretation", "YBR_ICT");
    const auto lossy = test::jpeg2000(picture, {.ratio = 3, .colourTransform = true});
    expectNear(asValues(rgb(written(jpeg2000, {lossy}, picture, 8, ict))), picture.values, 8);

    // Y, Cb and Cr of pure red, encoded as they are.
    Picture red{.rows = 16, .columns = 16, .samples = 3};
    for (int i = 0; i < 16 * 16; ++i)
        red.values.insert(red.values.end(), {76, 85, 255});
    const auto ybr = test::ctSlice().set("PhotometricInterpretation", "YBR_FULL");
    const auto instance = written(jpeg2000Lossless, {test::jpeg2000(red)}, red, 8, ybr);
    EXPECT_EQ(stored(instance), red.values);
    auto colours = rgb(instance);
    colours.resize(3);
    EXPECT_THAT(colours, ElementsAre(254, 0, 0));
}

// OpenJPEG's assertions can be reached by such: two bytes that look like a marker where none may be.
TEST_F(Codecs, NoTwoDamagedBytesOfAnHtj2kFrameEndTheProgram)
{
    const auto picture = greyPicture(12, false, 12, 16);
    const auto bytes = test::htj2k(picture);
    int refused = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
        auto damaged = bytes;
        damaged[at] = 0xff;
        damaged[at + 1] = 0xf7;
        const auto frame = dicom::decodeStored(*written(htj2kLossless, {damaged}, picture, 16), 0);
        refused += !frame;
        EXPECT_TRUE(frame || !frame.error().sentence().empty());
    }
    EXPECT_GT(refused, 0);
}

// A colour difference for every second row and column, as YBR_PARTIAL_420 has it: each stands for four pixels.
TEST_F(Codecs, SubsampledJpeg2000IsAsLargeAsItsPicture)
{
    auto picture = colourPicture(7, 11);    // the last row and column stand alone
    const auto whole = picture.values;
    for (int row = 0; row < 7; ++row)
        for (int column = 0; column < 11; ++column)
            for (int sample = 1; sample < 3; ++sample)
                picture.values[static_cast<std::size_t>((row * 11 + column) * 3 + sample)] =
                    whole[static_cast<std::size_t>((row / 2 * 2 * 11 + column / 2 * 2) * 3 + sample)];
    const auto instance = written(jpeg2000Lossless, {test::jpeg2000(picture, {.chromaStep = 2})}, picture, 8);
    EXPECT_EQ(stored(instance), picture.values);
}

TEST_F(CodecTraps, wish_37_colours_of_16_bits_are_not_black)
{
    auto picture = colourPicture();
    const auto eight = picture.values;
    picture.precision = 16;
    for (auto& value : picture.values)
        value = value * 256 + 77;
    EXPECT_EQ(asValues(rgb(written(jpeg2000Lossless, {test::jpeg2000(picture)}, picture, 16))), eight);
    EXPECT_EQ(asValues(rgb(written(rle, {test::rle(picture, 16)}, picture, 16))), eight);
    EXPECT_EQ(asValues(rgb(written(encapsulatedUncompressed, {test::packed(picture, 16)}, picture, 16))), eight);
}

// WISHES 38: green ultrasound. A JPEG's own markers, names and sampling tell its colours, then the header.
TEST_F(CodecTraps, wish_38_jpeg_colours_are_what_the_codestream_says)
{
    using test::JpegColours;
    const auto picture = colourPicture();
    struct Case {
        std::string photometric;
        JpegColours colours;
        bool writesMarkers;
        bool isTold;
    };
    for (const auto& one :
         {Case{"YBR_FULL_422", JpegColours::Ybr422, true, false},
          Case{"YBR_FULL_422", JpegColours::Ybr420, false, false}, Case{"YBR_FULL", JpegColours::Ybr444, true, false},
          Case{"YBR_FULL", JpegColours::Ybr444, false, false}, Case{"RGB", JpegColours::Rgb, true, false},
          Case{"RGB", JpegColours::Rgb, false, false}, Case{"RGB", JpegColours::Ybr444, true, true},
          Case{"RGB", JpegColours::Ybr422, false, true}, Case{"YBR_FULL_422", JpegColours::Rgb, true, true}}) {
        const auto bytes =
            test::jpeg(picture, {.colours = one.colours, .writesMarkers = one.writesMarkers, .quality = 100});
        const auto draft = test::ctSlice().set("PhotometricInterpretation", one.photometric);
        const auto instance = written(jpegBaseline, {bytes}, picture, 8, draft);
        SCOPED_TRACE(one.photometric + " " + std::to_string(static_cast<int>(one.colours)));
        expectNear(asValues(rgb(instance)), picture.values, one.colours >= JpegColours::Ybr422 ? 8 : 4);
        EXPECT_EQ(warned(instance),
                  one.isTold ? std::vector{WarningCode::CodestreamColour} : std::vector<WarningCode>{});
    }
}

TEST_F(CodecTraps, wish_38_jpeg_ls_may_interleave_as_it_likes)
{
    const auto picture = colourPicture();
    using test::Interleave;
    for (const auto interleave : {Interleave::None, Interleave::Line, Interleave::Sample})
        for (const char* planar : {"0", "1"}) {
            const auto draft = test::ctSlice().set("PlanarConfiguration", planar);
            const auto instance = written(jpegLs, {test::jpegLs(picture, 0, interleave)}, picture, 8, draft);
            EXPECT_EQ(asValues(rgb(instance)), picture.values) << static_cast<int>(interleave) << planar;
        }
}

// READING trap 48: Planar Configuration says nothing of compressed pixels.
TEST_F(CodecTraps, trap_48_planar_configuration_means_nothing_in_a_codestream)
{
    const auto picture = colourPicture();
    const auto draft = test::ctSlice().set("PlanarConfiguration", "1");
    for (const auto& [uid, bytes] :
         std::vector<std::pair<std::string, Bytes>>{{rle, test::rle(picture, 8)},
                                                    {jpegLosslessSv1, test::jpegLossless(picture)},
                                                    {jpeg2000Lossless, test::jpeg2000(picture)}})
        EXPECT_EQ(stored(written(uid, {bytes}, picture, 8, draft)), picture.values) << uid;
}

// READING trap 32: what goes beyond the expected range does not come round at its other end.
TEST_F(CodecTraps, trap_32_lossy_values_beyond_bits_stored_do_not_wrap)
{
    // A white square of 10 bits whose edge makes the 12-bit process overshoot.
    Picture picture{.rows = 32, .columns = 32, .precision = 12};
    for (int i = 0; i < 32 * 32; ++i)
        picture.values.push_back(i % 32 > 12 && i % 32 < 21 ? 1023 : 0);
    auto header = picture;
    header.precision = 10;
    const auto instance = written(jpegExtended, {test::jpegExtended(picture)}, header, 16);
    const auto values = stored(instance);
    EXPECT_GT(*std::max_element(values.begin(), values.end()), 1023);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (picture.values[i] == 1023) {
            EXPECT_GT(values[i], 800) << i;
        }
    EXPECT_THAT(warned(instance), IsEmpty());
}

// A lossless codestream whose bits are damaged decodes to something, which must not be shown.
TEST_F(CodecTraps, wish_39_damaged_lossless_jpeg_is_not_shown)
{
    Picture noise{.rows = 64, .columns = 64, .precision = 16};
    std::uint32_t state = 1;
    for (int i = 0; i < 64 * 64; ++i) {
        state = state * 1664525 + 1013904223;
        noise.values.push_back(static_cast<int>(state >> 16));
    }
    auto bytes = test::jpegLossless(noise);
    EXPECT_EQ(stored(written(jpegLosslessSv1, {bytes}, noise, 16)), noise.values);
    // The scan's own bits begin behind its header; a marker in their midst ends them early.
    bytes[bytes.size() / 2] = 0xff;
    bytes[bytes.size() / 2 + 1] = 0xd9;
    EXPECT_FALSE(dicom::decodeStored(*written(jpegLosslessSv1, {bytes}, noise, 16), 0));
}

// READING trap 76: a lossy picture is marked, also where Lossy Image Compression was forgotten.
TEST_F(CodecTraps, trap_76_a_lossy_syntax_marks_the_picture)
{
    const auto picture = greyPicture(8);
    EXPECT_TRUE(written(jpegBaseline, {test::jpeg(picture)}, picture, 8)->isLossy);
    EXPECT_TRUE(written(jpegLsNear, {test::jpegLs(picture, 2)}, picture, 8)->isLossy);
    EXPECT_FALSE(written(jpegLs, {test::jpegLs(picture)}, picture, 8)->isLossy);
    EXPECT_FALSE(written(jpeg2000, {test::jpeg2000(picture)}, picture, 8)->isLossy);
    const auto once = test::ctSlice().set("LossyImageCompression", "01").set("LossyImageCompressionRatio", "12.5");
    const auto instance = written(jpeg2000Lossless, {test::jpeg2000(picture)}, picture, 8, once);
    EXPECT_TRUE(instance->isLossy) << "once lossy, always lossy";
    EXPECT_EQ(instance->lossyRatio, "12.5");
}

TEST_F(CodecTraps, trap_70_compressed_pixels_outside_of_fragments_are_decoded)
{
    const auto picture = greyPicture(8);
    auto bytes = test::jpegLs(picture);
    bytes.resize(bytes.size() + bytes.size() % 2);
    const auto instance = test::writtenWith(m_folder.path() / "a.dcm", test::described(test::ctSlice(), picture, 8),
                                            jpegLs, test::longElement(0x7fe0, 0x0010, "OB", bytes));
    EXPECT_EQ(stored(instance), picture.values);
    ASSERT_EQ(frameOf(instance).warnings.size(), 1u);
    EXPECT_EQ(frameOf(instance).warnings[0].code, WarningCode::NotEncapsulated);
}

TEST_F(CodecTraps, wish_39_no_damaged_codestream_is_shown_or_stops_the_program)
{
    const auto picture = greyPicture(12);
    const std::vector<std::pair<std::string, Bytes>> encoded{
        {jpegExtended, test::jpegExtended(picture)},
        {jpegLossless, test::jpegLossless(picture)},
        {jpegLs, test::jpegLs(picture)},
        {jpeg2000Lossless, test::jpeg2000(picture)},
        {htj2kLossless, test::htj2k(picture)},
        {rle, test::rle(picture, 16)},
        {deflatedFrame, test::deflated(test::packed(picture, 16))},
    };
    for (const auto& [uid, bytes] : encoded) {
        auto half = bytes;
        half.resize(bytes.size() / 2);
        const auto frame = dicom::decodeStored(*written(uid, {half}, picture, 16), 0);
        ASSERT_FALSE(frame) << uid;
        EXPECT_EQ(frame.error().code, ErrorCode::Malformed);
        EXPECT_THAT(frame.error().sentence(), HasSubstr("a.dcm"));
    }
    Picture eight = greyPicture(8);
    auto half = test::jpeg(eight);
    half.resize(half.size() / 2);
    EXPECT_FALSE(dicom::decodeStored(*written(jpegBaseline, {half}, eight, 8), 0));
    auto nearlyWhole = test::rle(picture, 16);    // all planes begin, the last one does not end
    nearlyWhole.resize(nearlyWhole.size() - 40);
    EXPECT_FALSE(dicom::decodeStored(*written(rle, {nearlyWhole}, picture, 16), 0));
}

}
}
