// Archives that a person opens: what they hold, and what they must not do.
#include "core/files/archives.h"
#include "core/files/unpack_archive.h"
#include "core/files/write_file.h"
#include "tests/support/make_archive.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace lantern {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Contents = std::map<std::string, std::string>;

class ArchivesTest : public testing::Test {
protected:
    fs::path file(const std::string& name) const { return m_folder.path() / name; }
    fs::path privatePlace() const { return m_folder.path() / "private"; }

    // What lies below a folder.
    static Contents contentsOf(const fs::path& folder)
    {
        Contents contents;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                contents[fs::relative(entry.path(), folder).string()] = files::readText(entry.path()).value_or("?");
        return contents;
    }

    Result<std::vector<files::NotRead>> unpack(const fs::path& archive, const files::ArchiveLimits& limits = {},
                                               const std::vector<std::string>& passwords = {})
    {
        fs::remove_all(file("out"));
        fs::create_directories(file("out"));
        QuietJob job;
        return files::unpackArchive(archive, file("out"), passwords, job, limits);
    }

    test::TemporaryFolder m_folder;
};

const Contents sound{
    {"IMAGES/1", "first"}, {"IMAGES/2", std::string(200'000, 'x')}, {"README.TXT", ""}, {"DICOMDIR", "table"}};

std::vector<test::ArchiveEntry> entriesOf(const Contents& contents)
{
    std::vector<test::ArchiveEntry> entries;
    for (const auto& [name, bytes] : contents)
        entries.push_back({name, bytes});
    return entries;
}

const std::vector<std::string> kinds{"a.zip", "a.7z",     "a.iso",     "a.tar",    "a.tar.gz",
                                     "a.tgz", "a.tar.xz", "a.tar.bz2", "a.tar.zst"};

TEST_F(ArchivesTest, EveryKindGivesWhatItHolds)
{
    files::Archives archives(privatePlace());
    QuietJob job;
    for (const auto& kind : kinds) {
        SCOPED_TRACE(kind);
        test::makeArchive(file(kind), entriesOf(sound));
        EXPECT_TRUE(files::isArchive(file(kind)));
        const std::vector<fs::path> paths{file(kind)};
        const auto opened = archives.open(paths, job);
        ASSERT_TRUE(opened) << opened.error().sentence();
        EXPECT_TRUE(opened->hasArchives);
        EXPECT_THAT(opened->left, IsEmpty());
        ASSERT_THAT(opened->paths, SizeIs(1));
        EXPECT_EQ(contentsOf(opened->paths[0]), sound);
        EXPECT_EQ(archives.shown(opened->paths[0] / "IMAGES" / "1"), file(kind) / "IMAGES" / "1");
        // Nobody else may read a patient's images.
        EXPECT_EQ(fs::status(opened->paths[0].parent_path().parent_path()).permissions() & fs::perms(077),
                  fs::perms::none);
        EXPECT_EQ(fs::status(opened->paths[0] / "DICOMDIR").permissions() & fs::perms(077), fs::perms::none);
    }
}

TEST_F(ArchivesTest, OtherPathsStayAsTheyAre)
{
    ASSERT_TRUE(files::writeFile(file("picture.dcm"), std::string("PK\x03\x04") + std::string(124, '\0') + "DICM"));
    ASSERT_TRUE(files::writeFile(file("words.txt"), std::string("words")));
    ASSERT_TRUE(files::writeFile(file("history.json.gz"), std::string("\x1F\x8B\x08")));
    files::Archives archives(privatePlace());
    QuietJob job;
    const std::vector<fs::path> paths{file("picture.dcm"), file("words.txt"), file("history.json.gz"), file("missing"),
                                      m_folder.path()};
    const auto opened = archives.open(paths, job);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->paths, paths);
    EXPECT_FALSE(opened->hasArchives);
    EXPECT_FALSE(fs::exists(privatePlace()));
    EXPECT_EQ(archives.shown(file("words.txt")), file("words.txt"));
}

TEST_F(ArchivesTest, IsUnpackedOnceUnlessItChanged)
{
    files::Archives archives(privatePlace());
    QuietJob job;
    const std::vector<fs::path> paths{file("a.zip")};
    test::makeArchive(paths[0], {{"one", "1"}});
    const auto first = archives.open(paths, job)->paths[0];
    fs::remove(first / "one");    // would come back if it were unpacked again
    EXPECT_EQ(archives.open(paths, job)->paths[0], first);
    EXPECT_THAT(contentsOf(first), IsEmpty());
    test::makeArchive(file("b.zip"), {{"two", "22"}});
    fs::rename(file("b.zip"), paths[0]);
    EXPECT_EQ(contentsOf(archives.open(paths, job)->paths[0]), (Contents{{"two", "22"}}));
}

TEST_F(ArchivesTest, NothingStaysBehind)
{
    QuietJob job;
    const std::vector<fs::path> paths{file("a.zip")};
    test::makeArchive(paths[0], {{"one", "1"}});
    fs::path place;
    {
        files::Archives archives(privatePlace());
        place = archives.open(paths, job)->paths[0];
        EXPECT_TRUE(fs::exists(place));
    }
    EXPECT_FALSE(fs::exists(place));
    EXPECT_TRUE(fs::is_empty(privatePlace()));
    // What a program left that was killed goes with the next; what another uses stays.
    fs::create_directories(privatePlace() / "killed" / "0");
    ASSERT_TRUE(files::writeFile(privatePlace() / "killed" / "in-use", std::string()));
    files::Archives other(privatePlace());
    const auto used = other.open(paths, job)->paths[0];
    files::Archives archives(privatePlace());
    ASSERT_TRUE(archives.open(paths, job));
    EXPECT_FALSE(fs::exists(privatePlace() / "killed"));
    EXPECT_TRUE(fs::exists(used / "one"));
}

// --- What it must not do ---

TEST_F(ArchivesTest, NamesThatLeadOutsideAreNamed)
{
    for (const char* kind : {"a.zip", "a.tar"})
        for (const char* name :
             {"../outside", "IMAGES/../../outside", "/tmp/lantern-outside", "C:\\outside", "..\\outside"}) {
            SCOPED_TRACE(fmt::format("{} {}", kind, name));
            test::makeArchive(file(kind), {{name, "bad"}, {"good", "good"}});
            const auto left = unpack(file(kind));
            ASSERT_TRUE(left);
            ASSERT_THAT(*left, SizeIs(1));
            EXPECT_THAT(inEnglish(left->front().reason), HasSubstr("outside"));
            EXPECT_EQ(contentsOf(file("out")), (Contents{{"good", "good"}}));
            EXPECT_FALSE(fs::exists(file("outside")));
            EXPECT_FALSE(fs::exists("/tmp/lantern-outside"));
        }
}

// A link would let the next entry write, or a reader read, wherever it leads.
TEST_F(ArchivesTest, LinksAreNotMade)
{
    for (const char* kind : {"a.zip", "a.tar"}) {
        SCOPED_TRACE(kind);
        test::makeArchive(file(kind),
                          {{"way", "", m_folder.path().string()}, {"way/outside", "bad"}, {"good", "good"}});
        const auto left = unpack(file(kind));
        ASSERT_TRUE(left);
        ASSERT_THAT(*left, SizeIs(1));
        EXPECT_EQ(left->front().path, "way");
        EXPECT_FALSE(fs::exists(file("outside")));
        EXPECT_EQ(contentsOf(file("out")), (Contents{{"good", "good"}, {"way/outside", "bad"}}));
    }
}

TEST_F(ArchivesTest, ANameThatStandsTwiceIsSaid)
{
    test::makeArchive(file("a.tar"), {{"one", "first"}, {"one", "second"}, {"./one", "third"}});
    const auto left = unpack(file("a.tar"));
    ASSERT_TRUE(left);
    EXPECT_THAT(*left, SizeIs(2));
    EXPECT_EQ(contentsOf(file("out")), (Contents{{"one", "first"}}));
}

TEST_F(ArchivesTest, BombsAreRefused)
{
    const std::string zeros(20 << 20, '\0');
    for (const char* kind : {"a.zip", "a.7z", "a.tar.gz", "a.tar.xz"}) {
        SCOPED_TRACE(kind);
        test::makeArchive(file(kind), {{"one", zeros}, {"two", zeros}});
        EXPECT_LT(fs::file_size(file(kind)), 200'000U);
        const auto left = unpack(file(kind), {.bytes = 30 << 20});
        ASSERT_FALSE(left);
        EXPECT_EQ(left.error().code, ErrorCode::Refused);
        EXPECT_THAT(left.error().sentence(), HasSubstr("unpacks to more than 31457280"));
        EXPECT_TRUE(unpack(file(kind), {.bytes = 50 << 20}));
    }
    std::vector<test::ArchiveEntry> many;
    for (int i = 0; i < 100; ++i)
        many.push_back({std::to_string(i), ""});
    test::makeArchive(file("many.zip"), many);
    EXPECT_EQ(unpack(file("many.zip"), {.files = 99}).error().code, ErrorCode::Refused);
    EXPECT_TRUE(unpack(file("many.zip"), {.files = 100}));
}

TEST_F(ArchivesTest, AFullDiskIsSaid)
{
    test::makeArchive(file("a.tar"), {{"one", std::string(40 << 20, 'x')}});
    const auto left = unpack(file("a.tar"), {.keepFree = std::uint64_t(1) << 62});
    ASSERT_FALSE(left);
    EXPECT_EQ(left.error().code, ErrorCode::WriteFailed);
    EXPECT_THAT(left.error().sentence(), HasSubstr("not enough space"));
}

TEST_F(ArchivesTest, ArchivesInArchivesAreFilesAmongOthers)
{
    test::makeArchive(file("inner.zip"), {{"one", "1"}});
    test::makeArchive(file("a.zip"), {{"inner.zip", *files::readText(file("inner.zip"))}});
    ASSERT_TRUE(unpack(file("a.zip")));
    EXPECT_THAT(contentsOf(file("out")), SizeIs(1));
}

// --- Passwords ---

TEST_F(ArchivesTest, PasswordsOpenWhatIsLocked)
{
    for (const char* cipher : {"aes256", "aes128", "zipcrypt"}) {
        SCOPED_TRACE(cipher);
        fs::remove(file("a.zip"));
        test::makeArchive(file("a.zip"), entriesOf(sound), "secret", cipher);
        const auto without = unpack(file("a.zip"));
        ASSERT_FALSE(without);
        EXPECT_EQ(without.error().code, ErrorCode::Locked) << without.error().sentence();
        EXPECT_THAT(without.error().sentence(), HasSubstr("\"a.zip\" is locked with a password."));
        const auto wrong = unpack(file("a.zip"), {}, {"guess"});
        ASSERT_FALSE(wrong);
        EXPECT_EQ(wrong.error().code, ErrorCode::Locked);
        EXPECT_THAT(wrong.error().sentence(), HasSubstr("does not open"));
        const auto left = unpack(file("a.zip"), {}, {"guess", "secret"});
        ASSERT_TRUE(left) << left.error().sentence();
        EXPECT_EQ(contentsOf(file("out")), sound);
    }
}

TEST_F(ArchivesTest, AskedAgainWithAPasswordItOpens)
{
    test::makeArchive(file("a.zip"), entriesOf(sound), "secret");
    files::Archives archives(privatePlace());
    QuietJob job;
    const std::vector<fs::path> paths{file("a.zip")};
    EXPECT_EQ(archives.open(paths, job).error().code, ErrorCode::Locked);
    archives.addPassword("wrong");
    EXPECT_EQ(archives.open(paths, job).error().code, ErrorCode::Locked);
    archives.addPassword("secret");
    const auto opened = archives.open(paths, job);
    ASSERT_TRUE(opened) << opened.error().sentence();
    EXPECT_EQ(contentsOf(opened->paths[0]), sound);
}

// --- Damage ---

// Wherever it breaks off, and whichever byte is another, it ends with a sentence or with what it held.
TEST_F(ArchivesTest, DamagedOnesEndWithASentence)
{
    const Contents small{{"IMAGES/1", "first"}, {"IMAGES/2", std::string(3000, 'x')}, {"README.TXT", "words"}};
    int refused = 0;
    for (const char* kind : {"a.zip", "a.7z", "a.tar", "a.tar.gz", "a.iso"}) {
        test::makeArchive(file(kind), entriesOf(small));
        const auto whole = *files::readText(file(kind));
        const auto look = [&](const std::string& bytes, const std::string& what) {
            ASSERT_TRUE(files::writeFile(file("damaged.tar.gz"), bytes, files::Push::Later));
            const auto left = unpack(file("damaged.tar.gz"));
            if (left) {
                for (const auto& [name, text] : contentsOf(file("out")))
                    EXPECT_LE(text.size(), whole.size() + 4000) << what;
                return;
            }
            ++refused;
            EXPECT_THAT(left.error().sentence(), HasSubstr("damaged.tar.gz")) << what;
        };
        const std::size_t steps = 60;
        for (std::size_t i = 0; i < steps; ++i) {
            const auto at = i * whole.size() / steps;
            look(whole.substr(0, at), fmt::format("{} cut at {}", kind, at));
            auto changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x5a);
            look(changed, fmt::format("{} changed at {}", kind, at));
        }
    }
    EXPECT_GT(refused, 50);
}

TEST_F(ArchivesTest, WhatCameBeforeTheDamageIsKept)
{
    test::makeArchive(file("a.tar"), {{"one", "1"}, {"two", std::string(5000, 'x')}});
    const auto whole = *files::readText(file("a.tar"));
    ASSERT_TRUE(files::writeFile(file("a.tar"), whole.substr(0, 3000)));
    const auto left = unpack(file("a.tar"));
    ASSERT_TRUE(left);
    EXPECT_THAT(*left, testing::Not(IsEmpty()));
    EXPECT_EQ(contentsOf(file("out")), (Contents{{"one", "1"}}));
}

TEST_F(ArchivesTest, CancelledLeavesNothing)
{
    struct Stopped final : Job {
        bool cancelled() const override { return true; }
        void report(std::int64_t, std::int64_t) override { }
    } job;
    test::makeArchive(file("a.zip"), entriesOf(sound));
    files::Archives archives(privatePlace());
    const std::vector<fs::path> paths{file("a.zip")};
    const auto opened = archives.open(paths, job);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Cancelled);
    for (const auto& entry : fs::recursive_directory_iterator(privatePlace()))
        EXPECT_TRUE(!entry.is_regular_file() || entry.path().filename() == "in-use") << entry.path();
}

}
}
