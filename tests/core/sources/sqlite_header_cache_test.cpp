#include "core/sources/sqlite_header_cache.h"

#include "core/dicom/headers/instance_bytes.h"
#include "core/dicom/scan.h"
#include "core/report/scan_json.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <atomic>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <thread>

namespace lantern::sources {
namespace {

namespace fs = std::filesystem;

const dicom::Library library;

class HeaderIndexTest : public testing::Test {
protected:
    HeaderIndexTest()
    {
        for (int i = 1; i <= 40; ++i)
            write(i);
    }

    void write(int number, const std::string& name = "Test^Phantom") const
    {
        fs::create_directories(images);
        test::written(
            images / (std::to_string(number) + ".dcm"),
            test::ctSlice(number).set("PatientName", name).pixels(2, 2, std::vector<std::int16_t>{1, 2, 3, 4}));
    }

    // What a scan says, in words; with `index` null without one.
    std::string said(dicom::HeaderCache* index) const
    {
        QuietJob job;
        const std::vector<fs::path> paths{images};
        const auto catalogue = dicom::scan(paths, job, 2, {.store = index, .settled = {}});
        return catalogue ? report::scanJson(*catalogue).dump() : catalogue.error().sentence();
    }

    std::size_t kept(const fs::path& root) const
    {
        std::size_t count = 0;
        const std::vector<std::string> roots{root.string()};
        SqliteHeaderCache(file).read(roots, [&](const dicom::CachedHeader&) { ++count; });
        return count;
    }

    test::TemporaryFolder folder;
    const fs::path images = folder.path() / "images", file = folder.path() / "cache" / "headers.sqlite";
};

TEST_F(HeaderIndexTest, SaysTheSameTheSecondTime)
{
    SqliteHeaderCache index(file);
    const auto first = said(&index);
    EXPECT_EQ(kept(images), 40u);
    EXPECT_EQ(said(&index), first);
    EXPECT_EQ(said(nullptr), first);
    EXPECT_EQ(kept(images / "7.dcm"), 1u);
    EXPECT_EQ(kept(folder.path() / "imag"), 0u);
}

// Patients' names stand in it.
TEST_F(HeaderIndexTest, IsForItsOwnerAlone)
{
    SqliteHeaderCache index(file);
    const auto before = ::umask(0);
    said(&index);
    ::umask(before);
    struct stat facts { };
    ASSERT_EQ(::stat(file.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777u, 0600u);
    for (const auto& entry : fs::directory_iterator(file.parent_path()))
        EXPECT_EQ(entry.path(), file);
}

TEST_F(HeaderIndexTest, ForgottenHeadersLeaveNoTrace)
{
    SqliteHeaderCache index(file);
    write(41, "Zebedee^Gone");
    said(&index);
    const auto holdsName = [&] {
        const std::string content((std::istreambuf_iterator<char>(std::ifstream(file, std::ios::binary).rdbuf())), {});
        return content.find("Zebedee^Gone") != std::string::npos;
    };
    EXPECT_TRUE(holdsName());
    fs::remove(images / "41.dcm");
    said(&index);
    EXPECT_FALSE(holdsName());
    EXPECT_EQ(kept(images), 40u);
}

TEST_F(HeaderIndexTest, ChangedFilesAreReadAgain)
{
    SqliteHeaderCache index(file);
    said(&index);
    write(3, "Other^Name");
    const auto now = said(nullptr);
    EXPECT_NE(now.find("Other"), std::string::npos);
    EXPECT_EQ(said(&index), now);
    EXPECT_EQ(said(&index), now);
}

TEST_F(HeaderIndexTest, DamageIsNeverBelievedAndMended)
{
    SqliteHeaderCache index(file);
    const auto right = said(&index);
    const auto size = fs::file_size(file);
    unsigned seed = 1;
    const auto random = [&](std::uintmax_t below) { return (seed = seed * 1664525 + 1013904223) % below; };
    for (int round = 0; round < 60; ++round) {
        if (round % 10 == 0) {
            fs::resize_file(file, random(size));
        } else {
            std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
            for (int i = 0; i < 20 * round; ++i) {
                damage.seekp(static_cast<std::streamoff>(random(fs::file_size(file) + 1)));
                damage.put(static_cast<char>(random(256)));
            }
        }
        EXPECT_EQ(said(&index), right) << round;
        EXPECT_EQ(said(&index), right) << round;
    }
    fs::remove(file);
    EXPECT_EQ(said(&index), right);
    EXPECT_EQ(kept(images), 40u);
}

TEST_F(HeaderIndexTest, SomethingElseInItsPlaceIsReplaced)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << std::string(5000, 'x');
    SqliteHeaderCache index(file);
    const auto right = said(nullptr);
    EXPECT_EQ(said(&index), right);
    EXPECT_EQ(said(&index), right);
    EXPECT_EQ(kept(images), 40u);
}

TEST_F(HeaderIndexTest, WithoutAPlaceThereIsNone)
{
    const auto right = said(nullptr);
    SqliteHeaderCache nowhere{fs::path()};
    EXPECT_EQ(said(&nowhere), right);
    std::ofstream(folder.path() / "plain") << "no folder\n";
    SqliteHeaderCache underAFile(folder.path() / "plain" / "headers.sqlite");
    EXPECT_EQ(said(&underAFile), right);
    fs::create_directories(file);    // a folder in its place
    SqliteHeaderCache onAFolder(file);
    EXPECT_EQ(said(&onAFolder), right);
    EXPECT_TRUE(fs::is_directory(file));
}

TEST_F(HeaderIndexTest, ManyMayUseItAtOnce)
{
    const auto right = said(nullptr);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> programs;
        for (int i = 0; i < 6; ++i)
            programs.emplace_back([&, i] {
                for (int round = 0; round < 10; ++round) {
                    SqliteHeaderCache index(file);
                    if (i == 0 && round % 3 == 0) {
                        std::error_code ignored;
                        fs::remove(file, ignored);
                    }
                    wrong += said(&index) != right;
                }
            });
    }
    EXPECT_EQ(wrong, 0);
    SqliteHeaderCache index(file);
    EXPECT_EQ(said(&index), right);
    EXPECT_EQ(said(&index), right);
}

TEST_F(HeaderIndexTest, OfAnotherVersionIsThrownAway)
{
    SqliteHeaderCache index(file);
    const auto right = said(&index);
    // The version stands in the file as text.
    std::string content((std::istreambuf_iterator<char>(std::ifstream(file, std::ios::binary).rdbuf())), {});
    const auto at = content.find(dicom::readerVersion());
    ASSERT_NE(at, std::string::npos);
    content[at] = content[at] == '0' ? '1' : '0';
    std::ofstream(file, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
    EXPECT_EQ(kept(images), 0u);
    EXPECT_EQ(said(&index), right);
    EXPECT_EQ(kept(images), 40u);
}

}
}
