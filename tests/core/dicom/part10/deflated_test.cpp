// Data sets that are deflated as a whole (PS3.5 A.5), and what a length inside one may ask for.
#include "core/dicom/decode.h"
#include "tests/support/address_space.h"
#include "tests/support/codestreams.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace lantern;
using testing::HasSubstr;

namespace {

const std::string deflatedSyntax = "1.2.840.10008.1.2.1.99";

class Deflated : public testing::Test {
protected:
    test::TemporaryFolder folder;
    const dicom::Library library;

    // A file of these elements, which `kept` of the deflated bytes are left of.
    std::filesystem::path fileOf(const std::string& dataset, double kept = 1)
    {
        const auto bytes = test::deflated({dataset.begin(), dataset.end()});
        const auto file = folder.path() / "deflated.dcm";
        std::ofstream(file, std::ios::binary)
            << test::metaHeader(deflatedSyntax)
            << std::string(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(kept * double(bytes.size())));
        return file;
    }
};

std::string pixelData(std::uint32_t length, const std::string& bytes)
{
    return test::word(0x7fe0) + test::word(0x10) + "OW" + test::word(0) + test::longWord(length) + bytes;
}

}

TEST_F(Deflated, AHeaderOfAnyLengthIsReadWhole)
{
    // Text that does not repeat itself, so that it is long deflated too.
    std::string words;
    for (std::uint32_t i = 1; words.size() < 3 << 20; ++i)
        words += std::to_string(i * 2654435761u) + ' ';
    const std::vector<std::int16_t> samples{1, -2, 3, 400, 5, -6};
    const auto draft = test::ctSlice().setTag(0x0029, 0x1010, "UT", words).pixels(1, 3, samples, 2);
    const auto instance = test::written(folder.path() / "long.dcm", draft, deflatedSyntax);
    EXPECT_EQ(instance->transferSyntaxUid, deflatedSyntax);
    EXPECT_EQ(instance->pixels.frames, 2);
    for (const auto& warning : instance->warnings)
        EXPECT_NE(warning.code, dicom::WarningCode::WrongSyntax) << warning.text();
    const auto image = dicom::decodeFrame(*instance, 1);
    ASSERT_TRUE(image) << image.error().sentence();
    const auto& grey = std::get<pixels::GreyImage>(**image);
    EXPECT_EQ(std::get<std::vector<std::int16_t>>(grey.samples), (std::vector<std::int16_t>{400, 5, -6}));
}

TEST_F(Deflated, ALengthAsksForNoMemoryThatTheFileDoesNotFill)
{
    constexpr std::uint32_t fourGigabytes = 0xfffffff0;
    const auto header = test::imageHeader({});
    const auto before = test::addressSpacePeak();
    const auto lut = test::word(0x28) + test::word(0x3006) + "OW" + test::word(0) + test::longWord(fourGigabytes);
    const auto refused = dicom::readHeader(fileOf(header + lut + std::string(64, '\1')));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence(), HasSubstr("breaks off"));

    const auto instance = dicom::readHeader(fileOf(header + pixelData(fourGigabytes, std::string(10, '\1'))));
    ASSERT_TRUE(instance) << instance.error().sentence();
    const auto image = dicom::decodeFrame(**instance, 0);
    ASSERT_FALSE(image);
    EXPECT_THAT(image.error().sentence(), HasSubstr("break off"));
    EXPECT_LT(test::addressSpacePeak() - before, std::size_t(1) << 30);
}

TEST_F(Deflated, WholeFramesOfABrokenFileAreShown)
{
    const auto header = test::imageHeader({}) + test::element(0x28, 8, "IS", "400");
    std::string samples;
    for (std::uint32_t i = 0; i < 400 * 16; ++i)
        samples += test::word(static_cast<std::uint16_t>(i * 40503u >> 3));
    const auto dataset = header + pixelData(static_cast<std::uint32_t>(samples.size()), samples);
    const auto instance = dicom::readHeader(fileOf(dataset, 0.6));
    ASSERT_TRUE(instance) << instance.error().sentence();
    EXPECT_TRUE(dicom::decodeFrame(**instance, 0));
    const auto last = dicom::decodeFrame(**instance, 399);
    ASSERT_FALSE(last);
    EXPECT_THAT(last.error().sentence(), HasSubstr("break off"));
}

TEST_F(Deflated, WhatIsNotDeflatedThoughItSaysSoIsRefusedInASentence)
{
    const auto file = folder.path() / "plain.dcm";
    std::ofstream(file, std::ios::binary) << test::metaHeader(deflatedSyntax) << test::imageHeader({});
    const auto refused = dicom::readHeader(file);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence(), HasSubstr("plain.dcm"));
}
