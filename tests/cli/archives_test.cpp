// What lies in an archive is what lies in the folder, and a locked or dangerous one is a sentence.
#include "tests/support/dicom_maker.h"
#include "tests/support/make_archive.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include "core/files/write_file.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const dicom::Library library;

class Archives : public testing::Test {
protected:
    Archives()
    {
        fs::create_directories(m_folder.path() / "study" / "IMAGES");
        for (int i = 1; i <= 4; ++i)
            test::written(m_folder.path() / "study" / "IMAGES" / std::to_string(i),
                          test::ctSlice(i).pixels(3, 2, std::vector<std::int16_t>{0, 1, 2, 3, 4, 5}));
        add("IMAGES/broken.dcm", "nothing of an image");
        add("viewer.exe", "program");
        add("history.json", R"({"resourceType":"Bundle","type":"collection","entry":[
            {"resource":{"resourceType":"Patient","id":"p","birthDate":"1950-01-01"}},
            {"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"},
             "code":{"text":"Asthma"},"onsetDateTime":"2020-01-01"}}]})");
    }

    fs::path study() const { return m_folder.path() / "study"; }
    fs::path archive(const std::string& name) const { return m_folder.path() / name; }
    void add(const std::string& name, const std::string& text) const
    {
        ASSERT_TRUE(files::writeFile(study() / name, text, files::Push::Later));
    }
    void pack(const std::string& name, const std::string& password = {}) const
    {
        std::vector<test::ArchiveEntry> entries;
        for (const auto& entry : fs::recursive_directory_iterator(study()))
            if (entry.is_regular_file())
                entries.push_back({fs::relative(entry.path(), study()).string(), *files::readText(entry.path())});
        std::ranges::sort(entries, {}, &test::ArchiveEntry::name);
        test::makeArchive(archive(name), entries, password);
    }
    static std::string said(std::string text, const fs::path& place)
    {
        for (std::size_t at = 0; (at = text.find(place.string(), at)) != std::string::npos;)
            text.replace(at, place.string().size(), "PLACE");
        return text;
    }

    test::TemporaryFolder m_folder;
};

TEST_F(Archives, OfEveryKindScanAsTheirFolder)
{
    const auto folder = test::runCli({"scan", study().string(), "--json", "--no-index"});
    ASSERT_EQ(folder.status, 0) << folder.err;
    const auto expected = said(folder.out, study());
    EXPECT_THAT(expected, HasSubstr("PLACE/IMAGES/broken.dcm"));
    for (const char* name : {"a.zip", "a.7z", "a.tar", "a.tar.gz", "a.tar.xz", "a.iso"}) {
        SCOPED_TRACE(name);
        pack(name);
        const auto done = test::runCli({"scan", archive(name).string(), "--json"});
        ASSERT_EQ(done.status, 0) << done.err;
        EXPECT_EQ(said(done.out, archive(name)), expected);
    }
}

TEST_F(Archives, ImagesAndHistoriesComeOutOfThem)
{
    pack("a.zip");
    const auto picture = [&](const fs::path& path) {
        const auto out = m_folder.path() / "out.raw";
        const auto done = test::runCli({"pixels", path.string(), "--out", out.string()});
        EXPECT_EQ(done.status, 0) << done.err;
        return files::readText(out).value_or("");
    };
    EXPECT_EQ(picture(archive("a.zip")), picture(study()));
    EXPECT_FALSE(picture(study()).empty());
    const auto history = test::runCli({"timeline", archive("a.zip").string()});
    EXPECT_EQ(history.status, 0) << history.err;
    EXPECT_THAT(history.out, HasSubstr("Asthma"));
}

TEST_F(Archives, ALockedOneOpensWithItsPassword)
{
    pack("a.zip", "secret");
    const auto without = test::runCli({"scan", archive("a.zip").string()});
    EXPECT_EQ(without.status, 3);
    EXPECT_EQ(without.err, "\"a.zip\" is locked with a password.\n");
    ASSERT_TRUE(files::writeFile(m_folder.path() / "key", std::string("secret\r\n")));
    const auto with =
        test::runCli({"scan", archive("a.zip").string(), "--password-file", (m_folder.path() / "key").string()});
    EXPECT_EQ(with.status, 0) << with.err;
    ASSERT_TRUE(files::writeFile(m_folder.path() / "key", std::string("guess\n")));
    const auto wrong =
        test::runCli({"scan", archive("a.zip").string(), "--password-file", (m_folder.path() / "key").string()});
    EXPECT_EQ(wrong.status, 3);
    EXPECT_EQ(wrong.err, "This password does not open \"a.zip\".\n");
}

TEST_F(Archives, BombsAndWaysOutAreSaid)
{
    test::makeArchive(archive("bomb.zip"), {{"a", std::string(std::size_t(600) << 20, '\0')}});
    const auto bomb = test::runCli({"scan", archive("bomb.zip").string()});
    EXPECT_EQ(bomb.status, 3);
    EXPECT_THAT(bomb.err, HasSubstr("too much to be believed"));
    test::makeArchive(archive("way.zip"),
                      {{"../outside", "x"}, {"IMAGES/1", *files::readText(study() / "IMAGES" / "1")}});
    const auto way = test::runCli({"scan", archive("way.zip").string()});
    EXPECT_EQ(way.status, 0) << way.err;
    EXPECT_THAT(way.out, HasSubstr("leads outside of the archive"));
    EXPECT_FALSE(fs::exists(m_folder.path() / "outside"));
    ASSERT_TRUE(files::writeFile(archive("cut.zip"), files::readText(archive("way.zip"))->substr(0, 60)));
    const auto cut = test::runCli({"scan", archive("cut.zip").string()});
    EXPECT_NE(cut.status, 0);
    EXPECT_THAT(cut.err, HasSubstr("damaged or cut short"));
}

// Whatever lies among other files is not unpacked unasked.
TEST_F(Archives, InAFolderTheyAreNamed)
{
    pack("a.zip");
    fs::rename(archive("a.zip"), study() / "older.zip");
    const auto done = test::runCli({"scan", study().string()});
    EXPECT_EQ(done.status, 0);
    EXPECT_THAT(done.out, HasSubstr("older.zip: This is an archive: open it by itself"));
}

}
}
