// Programs leave bytes behind the pixels: the end of a message, a second file, zeros up to a sector's end. The picture
// is whole, and is shown with a word on them.
#include "core/dicom/decode.h"
#include "tests/support/encapsulate.h"
#include "tests/support/file_bytes.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

namespace lantern {
namespace {

using testing::HasSubstr;

const dicom::Library library;

using test::bytesOf;

class BytesBehind : public testing::Test {
protected:
    std::filesystem::path file() const { return m_folder.path() / "a.dcm"; }

    // A file of each kind of encoding, its picture of `size` x `size` pixels; the pixels lie at its end.
    std::map<std::string, std::string> encoded(int size) const
    {
        std::vector<std::int16_t> values(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<std::int16_t>(i * 7 % 1009);
        std::map<std::string, std::string> files;
        for (const char* uid :
             {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99",
              "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"}) {
            test::written(file(), test::ctSlice().pixels(size, size, values), uid);
            files[uid] = bytesOf(file());
        }
        const test::Picture picture{
            .rows = size, .columns = size, .values = {values.begin(), values.end()}, .precision = 12};
        for (const auto& [uid, stream] : {std::pair{"1.2.840.10008.1.2.4.80", test::jpegLs(picture)},
                                          std::pair{"1.2.840.10008.1.2.4.90", test::jpeg2000(picture)}}) {
            test::written(file(), test::described(test::ctSlice(), picture, 16), uid, std::vector<test::Bytes>{stream});
            files[uid] = bytesOf(file());
        }
        const std::vector<float> numbers(values.begin(), values.end());
        test::written(file(), test::ctSlice().floatPixels(size, size, numbers));
        files["float"] = bytesOf(file());
        return files;
    }

    Result<dicom::DecodedFrame> decoded(const std::string& bytes) const
    {
        std::ofstream(file(), std::ios::binary) << bytes;
        LANTERN_TRY(instance, dicom::readHeader(file()));
        return dicom::decode(*instance, 0);
    }

    static const pixels::GreySamples& samplesOf(const pixels::Image& image)
    {
        return std::get<pixels::GreyImage>(image).samples;
    }

    static std::string said(const dicom::Warnings& warnings)
    {
        std::string text;
        for (const auto& warning : warnings)
            if (warning.code == dicom::WarningCode::BytesBehind)
                text += warning.text();
        return text;
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(BytesBehind, reported_dicomrs_448_whole_pixels_are_shown_whatever_lies_behind_them)
{
    std::map<std::string, std::string> tails{
        {"a message's end", "--END OF FILE--\r\n"},
        {"one byte", "x"},
        {"a null byte more than even", std::string(3, '\0')},
        {"a sector of zeros", std::string(512, '\0')},
        {"a lot", std::string(100000, '\x5a')},
        {"high bytes", std::string(40, '\xff')},
        {"a sequence that never ends",
         test::word(0x0028) + test::word(0x3000) + "SQ" + test::word(0) + test::longWord(0xffffffff) + "and then"}};
    for (const int size : {4, 16, 80}) {    // short pixel data are read at once, long ones when they are asked for
        const auto files = encoded(size);
        tails["another file"] = files.at("1.2.840.10008.1.2.1");
        tails["pixels again"] = files.at("1.2.840.10008.1.2.1").substr(files.at("1.2.840.10008.1.2.1").size() - 32);
        for (const auto& [syntax, bytes] : files) {
            const auto whole = decoded(bytes);
            ASSERT_TRUE(whole) << syntax << ": " << whole.error().sentence();
            EXPECT_EQ(said(whole->warnings), "") << syntax;
            for (const auto& [name, tail] : tails) {
                SCOPED_TRACE(syntax + ", " + std::to_string(size) + ", " + name);
                const auto again = decoded(bytes + tail);
                ASSERT_TRUE(again) << again.error().sentence();
                EXPECT_EQ(samplesOf(*again->image), samplesOf(*whole->image));
                EXPECT_THAT(said(again->warnings), HasSubstr("behind the pixels"));
                EXPECT_THAT(said(again->warnings), HasSubstr(": " + std::to_string(tail.size()) + "."));
            }
        }
    }
}

// Padding, signatures and a maker's own groups rightly follow the pixels.
TEST_F(BytesBehind, ElementsThatBelongThereAreNone)
{
    const auto padding = test::element(0xfffc, 0xfffc, "OB", std::string(30, '\0'));
    const auto own = test::element(0x7fe1, 0x0010, "LO", "MAKER") + test::element(0x7fe1, 0x1001, "OB", "abcd");
    const auto signatures = test::word(0xfffa) + test::word(0xfffa) + "SQ" + test::word(0) + test::longWord(0xffffffff)
        + test::word(0xfffe) + test::word(0xe0dd) + test::longWord(0);
    const auto file = encoded(8).at("1.2.840.10008.1.2.1");
    for (const auto& tail : {padding, own, own + padding, signatures + padding}) {
        const auto image = decoded(file + tail);
        ASSERT_TRUE(image) << image.error().sentence();
        EXPECT_EQ(said(image->warnings), "");
    }
    const auto more = decoded(file + own + padding + "more");
    ASSERT_TRUE(more) << more.error().sentence();
    EXPECT_THAT(said(more->warnings), HasSubstr(": 4."));
}

TEST_F(BytesBehind, PixelDataThatAreLongerThanThePictureAreToo)
{
    const std::string pixels(34 + 20, '\1');
    const auto image = decoded(test::metaHeader("1.2.840.10008.1.2.1") + test::imageHeader({})
                               + test::element(0x7fe0, 0x10, "OW", pixels));
    ASSERT_TRUE(image) << image.error().sentence();
    EXPECT_THAT(said(image->warnings), HasSubstr("more bytes than the picture needs, which were left out: 22."));
    const auto odd =
        decoded(test::metaHeader("1.2.840.10008.1.2.1")
                + test::imageHeader({.rows = 3, .columns = 3, .bitsAllocated = 8, .bitsStored = 8, .highBit = 7})
                + test::element(0x7fe0, 0x10, "OB", std::string(9, '\1')));
    ASSERT_TRUE(odd) << odd.error().sentence();
    EXPECT_EQ(said(odd->warnings), "") << "a byte makes the number even";
}

// What is missing from the pixels themselves is no tail.
TEST_F(BytesBehind, PixelsThatBreakOffAreStillRefused)
{
    for (const auto& [syntax, bytes] : encoded(16)) {
        if (syntax == "1.2.840.10008.1.2.1.99")
            continue;    // its last bytes end the deflated ones, not the pixels
        const auto image = decoded(bytes.substr(0, bytes.size() - 12));
        if (syntax == "float" || syntax == "1.2.840.10008.1.2" || syntax == "1.2.840.10008.1.2.1"
            || syntax == "1.2.840.10008.1.2.2") {
            ASSERT_FALSE(image) << syntax;
            EXPECT_THAT(image.error().sentence(), HasSubstr("break off")) << syntax;
        }
    }
}

}
}
