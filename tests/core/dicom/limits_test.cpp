// What a file may ask for: what it holds, whatever it says of itself.
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "tests/support/address_space.h"
#include "tests/support/codestreams.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

using namespace lantern;

namespace {

constexpr std::size_t gigabyte = std::size_t(1) << 30;

// A Content Sequence in an item of a Content Sequence and so on, all of undefined length (PS3.5 7.5).
std::string nested(int levels)
{
    const auto undefined = test::longWord(0xffffffff), none = test::longWord(0);
    const auto begin = test::word(0x40) + test::word(0xa730) + "SQ" + test::word(0) + undefined + test::word(0xfffe)
        + test::word(0xe000) + undefined;
    const auto end = test::word(0xfffe) + test::word(0xe00d) + none + test::word(0xfffe) + test::word(0xe0dd) + none;
    std::string bytes;
    for (int i = 0; i < levels; ++i)
        bytes += begin;
    for (int i = 0; i < levels; ++i)
        bytes += end;
    return bytes;
}

Result<dicom::InstancePtr> readNested(int levels)
{
    const dicom::Library library;
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "nested.dcm";
    std::ofstream(file, std::ios::binary) << test::metaHeader("1.2.840.10008.1.2.1") << test::imageHeader({})
                                          << nested(levels) << test::element(0x7fe0, 0x10, "OW", std::string(32, '\1'));
    auto instance = dicom::readHeader(file);
    if (instance) {
        const auto image = dicom::decodeFrame(**instance, 0);
        EXPECT_TRUE(image) << image.error().sentence();
    }
    return instance;
}

}

TEST(Limits, SequencesAsDeepAsInAnyObjectAreReadWithTheirPixels)
{
    for (const int levels : {0, 1, 30, 100}) {
        const auto instance = readNested(levels);
        EXPECT_TRUE(instance) << levels << ": " << instance.error().sentence();
    }
}

TEST(Limits, SequencesNestedWithoutEndAreRefusedOnEveryThread)
{
    const auto refused = [] {
        const auto instance = readNested(200000);
        ASSERT_FALSE(instance);
        EXPECT_THAT(instance.error().sentence(), testing::HasSubstr("nested too deeply"));
    };
    refused();
    std::thread(refused).join();
}

TEST(Limits, PixelDataAskForNoMemoryThatTheFileDoesNotFill)
{
    const dicom::Library library;
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "lies.dcm";
    constexpr std::uint32_t fourGigabytes = 0xfffffff0;
    const auto item = test::word(0xfffe) + test::word(0xe000);
    const auto begin = test::word(0x7fe0) + test::word(0x10) + "OB" + test::word(0) + test::longWord(0xffffffff);
    const auto table = item + test::longWord(0);
    const auto native = test::word(0x7fe0) + test::word(0x10) + "OB" + test::word(0) + test::longWord(fourGigabytes);
    for (const auto& pixels : {native + "some", begin + item + test::longWord(fourGigabytes) + "some",
                               begin + table + item + test::longWord(fourGigabytes) + "some"}) {
        std::ofstream(file, std::ios::binary)
            << test::metaHeader("1.2.840.10008.1.2.4.80") << test::imageHeader({}) << pixels;
        const auto before = test::addressSpacePeak();
        const auto instance = dicom::readHeader(file);
        ASSERT_TRUE(instance) << instance.error().sentence();
        const auto image = dicom::decodeFrame(**instance, 0);
        ASSERT_FALSE(image);
        EXPECT_EQ(image.error().code, ErrorCode::Malformed) << image.error().sentence();
        EXPECT_LT(test::addressSpacePeak() - before, gigabyte);
    }
}

TEST(Limits, AMetaHeaderAsksForNoMemoryThatTheFileDoesNotFill)
{
    const dicom::Library library;
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "lies.dcm";
    // A type that nobody knows has a long length.
    std::ofstream(file, std::ios::binary)
        << std::string(128, '\0') << "DICM" << test::element(2, 0, "UL", test::longWord(164)) << test::word(2)
        << test::word(0x10) << "U\xe0" << test::word(0xe0e0) << test::longWord(0xe0e0e0e0) << "1.2.840.10008.1.2.1.99"
        << test::imageHeader({});
    const auto before = test::addressSpacePeak();
    const auto instance = dicom::readHeader(file);
    ASSERT_FALSE(instance);
    EXPECT_EQ(instance.error().code, ErrorCode::Malformed);
    EXPECT_LT(test::addressSpacePeak() - before, gigabyte);
}

namespace {

std::string encapsulated(const std::string& fragment)
{
    const auto item = test::word(0xfffe) + test::word(0xe000);
    return test::word(0x7fe0) + test::word(0x10) + "OB" + test::word(0) + test::longWord(0xffffffff) + item
        + test::longWord(0) + item + test::longWord(static_cast<std::uint32_t>(fragment.size())) + fragment
        + test::word(0xfffe) + test::word(0xe0dd) + test::longWord(0);
}

}

// A small file whose header speaks of everything that a header can: it gets a sentence, or the little that is there.
TEST(Limits, ASmallFileAsksForLittleWhateverItsHeaderSays)
{
    const dicom::Library library;
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "lies.dcm";
    constexpr std::size_t little = std::size_t(100) << 20;
    const std::string rle = test::longWord(1) + test::longWord(64) + std::string(56, '\0') + "\x81\x01";
    struct Lie {
        std::string syntax, pixels;
    };
    const std::vector<Lie> lies{
        {"1.2.840.10008.1.2.1", test::element(0x7fe0, 0x10, "OW", std::string(32, '\1'))},
        {"1.2.840.10008.1.2.1",
         test::word(0x7fe0) + test::word(0x10) + "OW" + test::word(0) + test::longWord(0xfffffffe) + "some"},
        {"1.2.840.10008.1.2.5", encapsulated(rle)},
        {"1.2.840.10008.1.2.4.50",
         encapsulated(std::string("\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\1\1\x11\0", 15))},
        {"1.2.840.10008.1.2.4.80",
         encapsulated(std::string("\xff\xd8\xff\xf7\0\x0b\x10\xff\xff\xff\xff\1\1\x11\0", 15))},
        {"1.2.840.10008.1.2.4.90", encapsulated(std::string("\xff\x4f\xff\x51", 4))},
    };
    for (const auto& lie : lies)
        for (const std::uint16_t bits : std::initializer_list<std::uint16_t>{0, 1, 8, 16, 32})
            for (const std::uint16_t side : std::initializer_list<std::uint16_t>{1, 2000, 65535})
                for (const char* frames : {"1", "2147483647"}) {
                    SCOPED_TRACE(lie.syntax + " " + std::to_string(bits) + " bits, " + std::to_string(side)
                                 + ", frames " + frames);
                    test::PixelWords words{.rows = side, .columns = side};
                    words.bitsAllocated = words.bitsStored = bits;
                    std::ofstream(file, std::ios::binary) << test::metaHeader(lie.syntax) << test::imageHeader(words)
                                                          << test::element(0x28, 8, "IS", frames) << lie.pixels;
                    const auto before = test::addressSpacePeak();
                    const auto instance = dicom::readHeader(file);
                    if (instance) {
                        EXPECT_LE((*instance)->frames.size(), 5000U);
                        if (const auto image = dicom::decodeFrame(**instance, 0); !image) {
                            EXPECT_THAT(image.error().sentence(), testing::HasSubstr("lies.dcm"));
                        }
                    }
                    EXPECT_LT(test::addressSpacePeak() - before, little);
                }
}

// A megabyte of zeros deflates to a thousandth: no picture does.
TEST(Limits, ADeflatedBombIsRefused)
{
    const dicom::Library library;
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "bomb.dcm";
    const std::size_t unpacked = std::size_t(400) << 20;
    std::string dataset = test::imageHeader({.rows = 20000, .columns = 10000}) + test::word(0x7fe0) + test::word(0x10)
        + "OW" + test::word(0) + test::longWord(static_cast<std::uint32_t>(unpacked));
    dataset.resize(dataset.size() + unpacked);
    const auto deflated = test::deflated({dataset.begin(), dataset.end()});
    std::ofstream(file, std::ios::binary)
        << test::metaHeader("1.2.840.10008.1.2.1.99") << std::string(deflated.begin(), deflated.end());
    ASSERT_LT(std::filesystem::file_size(file), std::size_t(1) << 20);
    const auto instance = dicom::readHeader(file);
    ASSERT_TRUE(instance) << instance.error().sentence();
    const auto image = dicom::decodeFrame(**instance, 0);
    ASSERT_FALSE(image);
    EXPECT_THAT(image.error().sentence(), testing::HasSubstr("unpacks to more than"));
}
