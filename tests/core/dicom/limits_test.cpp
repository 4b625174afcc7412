// What a file may ask for: what it holds, whatever it says of itself.
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "tests/support/address_space.h"
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
        EXPECT_TRUE(image) << image.error().sentence;
    }
    return instance;
}

}

TEST(Limits, SequencesAsDeepAsInAnyObjectAreReadWithTheirPixels)
{
    for (const int levels : {0, 1, 30, 100}) {
        const auto instance = readNested(levels);
        EXPECT_TRUE(instance) << levels << ": " << instance.error().sentence;
    }
}

TEST(Limits, SequencesNestedWithoutEndAreRefusedOnEveryThread)
{
    const auto refused = [] {
        const auto instance = readNested(200000);
        ASSERT_FALSE(instance);
        EXPECT_THAT(instance.error().sentence, testing::HasSubstr("nested too deeply"));
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
        ASSERT_TRUE(instance) << instance.error().sentence;
        const auto image = dicom::decodeFrame(**instance, 0);
        ASSERT_FALSE(image);
        EXPECT_EQ(image.error().code, ErrorCode::Malformed) << image.error().sentence;
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
