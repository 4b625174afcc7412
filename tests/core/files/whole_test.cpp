// Whatever ends a program, what it wrote is there whole or not at all.
#include "core/files/file_lock.h"
#include "core/files/whole_folder.h"
#include "core/files/write_file.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <set>

namespace lantern::files {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::size_t much = std::size_t(4) << 20;

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

TEST(WholeFiles, OnAFullDiskTheOldFileStaysAndNothingElse)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a";
    ASSERT_TRUE(writeFile(file, std::string_view("old")));
    const int failed = test::onAFullDisk(1 << 16, [&] {
        const auto written = writeFile(file, std::string_view(std::string(much, 'x')));
        return !written && written.error().code == ErrorCode::WriteFailed
                && written.error().sentence().find(file.string()) != std::string::npos
            ? 0
            : 1;
    });
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(*readText(file), "old");
    EXPECT_EQ(namesIn(folder.path()), std::set<std::string>{"a"});
}

TEST(WholeFiles, AKilledProgramLeavesTheOldOneOrTheNew)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a";
    ASSERT_TRUE(writeFile(file, std::string_view(std::string(much, 'o'))));
    std::set<char> seen;
    for (unsigned i = 0; i < 60; ++i) {
        char next = 'a';
        test::killedAfter(500 + 997 * (i % 17), [&] {
            (void)writeFile(file, std::string_view(std::string(much, next)));
            next = next == 'z' ? 'a' : static_cast<char>(next + 1);
        });
        const auto text = readText(file);
        ASSERT_TRUE(text);
        ASSERT_EQ(text->size(), much);
        ASSERT_EQ(text->find_first_not_of(text->front()), text->npos);
        seen.insert(text->front());
    }
    EXPECT_GT(seen.size(), 1U) << "no child came to write anything";
}

TEST(WholeFiles, WhatComesInPiecesIsThereOnceItIsCommitted)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a";
    const std::string piece = "piece ";
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size());
    {
        auto whole = WholeFile::begin(file);
        ASSERT_TRUE(whole);
        ASSERT_TRUE(whole->write(bytes));
        EXPECT_FALSE(fs::exists(file));
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    auto whole = WholeFile::begin(file);
    ASSERT_TRUE(whole);
    ASSERT_TRUE(whole->write(bytes));
    ASSERT_TRUE(whole->write(bytes));
    ASSERT_TRUE(whole->commit());
    EXPECT_EQ(*readText(file), "piece piece ");
}

// As where somebody keeps the file on another disk, or wants nobody else to read it.
TEST(WholeFiles, LinksAndPermissionsStay)
{
    const test::TemporaryFolder folder;
    fs::create_directory(folder.path() / "elsewhere");
    ASSERT_TRUE(writeFile(folder.path() / "elsewhere" / "a", std::string_view("old")));
    fs::permissions(folder.path() / "elsewhere" / "a", fs::perms(0600));
    fs::create_symlink("elsewhere/a", folder.path() / "link");
    ASSERT_TRUE(writeFile(folder.path() / "link", std::string_view("new")));
    EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
    EXPECT_EQ(*readText(folder.path() / "elsewhere" / "a"), "new");
    EXPECT_EQ(fs::status(folder.path() / "elsewhere" / "a").permissions(), fs::perms(0600));
}

// Three files that belong together, of one version.
Result<void> writeThree(const fs::path& folder, char version)
{
    LANTERN_TRY(whole, WholeFolder::begin(folder, [](const std::string& name) { return name.size() == 1; }));
    for (const char* name : {"a", "b", "c"})
        LANTERN_CHECK(writeFile(whole.path() / name, std::string_view(std::string(much / 16, version)), Push::Later));
    return whole.commit();
}

TEST(WholeFolders, AKilledProgramLeavesFilesOfOneVersion)
{
    const test::TemporaryFolder above;
    const auto folder = above.path() / "package";
    ASSERT_TRUE(writeThree(folder, 'o'));
    std::set<char> seen;
    for (unsigned i = 0; i < 60; ++i) {
        char next = 'a';
        test::killedAfter(500 + 997 * (i % 17), [&] {
            (void)writeThree(folder, next);
            next = next == 'z' ? 'a' : static_cast<char>(next + 1);
        });
        ASSERT_EQ(namesIn(folder), (std::set<std::string>{"a", "b", "c"}));
        std::set<std::string> texts;
        for (const char* name : {"a", "b", "c"})
            texts.insert(*readText(folder / name));
        ASSERT_EQ(texts.size(), 1U);
        ASSERT_EQ(texts.begin()->size(), much / 16);
        seen.insert(texts.begin()->front());
        for (const auto& name : namesIn(above.path()))
            EXPECT_TRUE(name == "package" || WholeFolder::isLeftOver(above.path() / name)) << name;
    }
    EXPECT_GT(seen.size(), 1U) << "no child came to write anything";
}

TEST(WholeFolders, WhatAPersonPutThereStays)
{
    const test::TemporaryFolder above;
    const auto folder = above.path() / "package";
    fs::create_directory(folder);
    ASSERT_TRUE(writeFile(folder / "notes.txt", std::string_view("mine")));
    ASSERT_TRUE(writeThree(folder, 'n'));
    EXPECT_EQ(*readText(folder / "notes.txt"), "mine");
    EXPECT_EQ(readText(folder / "b")->front(), 'n');
    EXPECT_EQ(namesIn(above.path()), std::set<std::string>{"package"});
}

TEST(WholeFolders, OnAFullDiskTheOldOneStays)
{
    const test::TemporaryFolder above;
    const auto folder = above.path() / "package";
    ASSERT_TRUE(writeThree(folder, 'o'));
    EXPECT_EQ(test::onAFullDisk(1 << 16, [&] { return writeThree(folder, 'n') ? 1 : 0; }), 0);
    EXPECT_EQ(readText(folder / "a")->front(), 'o');
    EXPECT_EQ(namesIn(above.path()), std::set<std::string>{"package"});
}

TEST(FileLocks, OneProgramAtATime)
{
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "lock";
    {
        const auto mine = FileLock::take(file);
        ASSERT_TRUE(mine);
        const auto other = FileLock::take(file, std::chrono::milliseconds(30));
        ASSERT_FALSE(other);
        EXPECT_THAT(other.error().sentence(), HasSubstr("Another program"));
    }
    EXPECT_TRUE(FileLock::take(file));
    // It ends with the program that held it.
    test::killedAfter(20000, [&] {
        static const auto held = FileLock::take(file);
        ::pause();
    });
    EXPECT_TRUE(FileLock::take(file, std::chrono::milliseconds(0)));
}

}
}
