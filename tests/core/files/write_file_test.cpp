#include "core/files/write_file.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace lantern::files {
namespace {

TEST(WriteFile, ReplacesAFileAndLeavesNothingElse)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a.txt";
    ASSERT_TRUE(writeFile(file, std::string_view("first, longer")));
    ASSERT_TRUE(writeFile(file, std::string_view("second")));
    EXPECT_EQ(readText(file).value(), "second");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

// /dev/full answers every write as a full disk does.
TEST(WriteFile, SaysThatTheDiskIsFull)
{
    const auto written = writeFile("/dev/full", std::string_view("text"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::WriteFailed);
    EXPECT_NE(written.error().sentence().find("no space left"), std::string::npos) << written.error().sentence();
    EXPECT_NE(written.error().sentence().find("/dev/full"), std::string::npos) << written.error().sentence();
}

TEST(WriteFile, SaysThatTheFolderIsMissing)
{
    const auto written = writeFile("/no/such/folder/a.txt", std::string_view("text"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::WriteFailed);
}

TEST(ReadFile, RefusesMoreThanTheLimit)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a";
    ASSERT_TRUE(writeFile(file, std::string_view(std::string(100, 'x'))));
    EXPECT_EQ(readFile(file, 100)->size(), 100u);
    const auto refused = readFile(file, 99);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
}

TEST(ReadFile, SaysThatAFolderIsNoFile) { EXPECT_FALSE(readFile("/tmp")); }

TEST(MakeFolder, SaysThatAFileHasThatName)
{
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder.path() / "a", std::string_view("x")));
    EXPECT_FALSE(makeFolder(folder.path() / "a"));
    EXPECT_TRUE(makeFolder(folder.path() / "b" / "c"));
}

}
}
