// Sequences within sequences: as deep as anybody writes them, and as deep as somebody who means harm.
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

using namespace lantern;

namespace {

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

TEST(Nesting, AsDeepAsAnyObjectIsReadWithItsPixels)
{
    for (const int levels : {0, 1, 30, 100}) {
        const auto instance = readNested(levels);
        EXPECT_TRUE(instance) << levels << ": " << instance.error().sentence;
    }
}

TEST(Nesting, BeyondTheLimitIsRefusedOnEveryThread)
{
    const auto refused = [] {
        const auto instance = readNested(200000);
        ASSERT_FALSE(instance);
        EXPECT_THAT(instance.error().sentence, testing::HasSubstr("nested too deeply"));
    };
    refused();
    std::thread(refused).join();
}
