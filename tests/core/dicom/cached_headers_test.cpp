#include "core/dicom/headers/header_cache.h"
#include "core/dicom/scan.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sys/stat.h>

namespace lantern::dicom {
namespace {

namespace fs = std::filesystem;

const Library library;

// Keeps headers in memory and counts what it is told.
class MemoryStore final : public HeaderCache {
public:
    struct Row {
        FileStamp stamp;
        std::string bytes;
    };
    std::map<std::string, Row> rows;
    std::size_t added = 0, forgotten = 0;    // by the last scan

    void read(std::span<const std::string> roots, const std::function<void(const CachedHeader&)>& take) override
    {
        added = forgotten = 0;
        for (const auto& root : roots)
            for (const auto& [path, row] : rows)
                if (path == root || path.starts_with(root + "/"))
                    take({path, row.stamp, row.bytes});
    }
    void change(std::span<const CachedHeader> fresh, std::span<const std::string> gone) override
    {
        added = fresh.size();
        forgotten = gone.size();
        for (const auto& path : gone)
            rows.erase(path);
        for (const auto& kept : fresh)
            rows[std::string(kept.path)] = {kept.stamp, std::string(kept.bytes)};
    }
};

class CachedHeaders : public testing::Test {
protected:
    Catalogue scanned(const fs::path& path, HeaderCache* store, std::chrono::nanoseconds settled = {})
    {
        QuietJob job;
        const std::vector<fs::path> paths{path};
        auto catalogue = scan(paths, job, 2, {.store = store, .settled = settled});
        EXPECT_TRUE(catalogue) << catalogue.error().sentence();
        return catalogue ? *catalogue : Catalogue{};
    }
    Catalogue scanned() { return scanned(m_folder.path(), &m_store); }

    fs::path write(int number, const std::string& patientName = "Test^Phantom")
    {
        const auto file = m_folder.path() / (std::to_string(number) + ".dcm");
        test::written(file, sliceOf(number, patientName));
        return file;
    }
    static DatasetDraft sliceOf(int number, const std::string& patientName)
    {
        return test::ctSlice(number)
            .set("PatientName", patientName)
            .pixels(2, 2, std::vector<std::int16_t>{1, 2, 3, 4});
    }

    static std::set<std::string> names(const Catalogue& catalogue)
    {
        std::set<std::string> found;
        for (const auto* series : catalogue.series())
            for (const auto& frame : series->frames)
                found.insert(frame.instance->patient.name.raw + " " + frame.instance->path.filename().string());
        return found;
    }

    test::TemporaryFolder m_folder;
    MemoryStore m_store;
};

TEST_F(CachedHeaders, ASecondScanReadsNothingAndSaysTheSame)
{
    for (const int number : {1, 2, 4})
        write(number);
    const auto first = scanned();
    EXPECT_EQ(m_store.added, 3u);
    const auto second = scanned();
    EXPECT_EQ(m_store.added, 0u);
    EXPECT_EQ(names(first), names(second));
    const auto &one = first.patients[0].studies[0].series[0], &other = second.patients[0].studies[0].series[0];
    EXPECT_EQ(one.warnings, other.warnings);
    EXPECT_FALSE(one.warnings.empty());
    EXPECT_EQ(one.spacingBetweenSlices, other.spacingBetweenSlices);
    EXPECT_EQ(one.frames[2].instance->path, other.frames[2].instance->path);
}

// What tells that nothing was read: the file says something else by now, which nobody can see from outside.
TEST_F(CachedHeaders, AKeptHeaderStandsForItsFile)
{
    write(1);
    scanned();
    auto& row = m_store.rows.begin()->second;
    const auto file = write(1, "Other^Patient");
    EXPECT_EQ(names(scanned()), std::set<std::string>{"Other^Patient 1.dcm"});
    // Bytes of one file are never taken for another's, nor for the same file's as it was before.
    const auto bytes = row.bytes;
    write(2);
    scanned();
    m_store.rows[(m_folder.path() / "2.dcm").string()].bytes = bytes;
    EXPECT_EQ(names(scanned()), (std::set<std::string>{"Other^Patient 1.dcm", "Test^Phantom 2.dcm"}));
}

TEST_F(CachedHeaders, AFileOfTheSameSizeAndTimeWithOtherContentIsReadAgain)
{
    const auto file = write(1, "Test^Phantom");
    scanned();
    struct stat before { };
    ASSERT_EQ(::stat(file.c_str(), &before), 0);
    // Written over in place, and its time set back, as copying programs do.
    const auto other = m_folder.path() / "other";
    test::written(other, sliceOf(1, "Else^Phantom"));
    std::string content((std::istreambuf_iterator<char>(std::ifstream(other, std::ios::binary).rdbuf())), {});
    ASSERT_EQ(content.size(), static_cast<std::size_t>(before.st_size));
    fs::remove(other);
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary)
        .write(content.data(), static_cast<std::streamsize>(content.size()));
    const timespec times[2]{before.st_atim, before.st_mtim};
    ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
    EXPECT_EQ(names(scanned()), std::set<std::string>{"Else^Phantom 1.dcm"});
}

TEST_F(CachedHeaders, FilesThatAreGoneAreForgottenAndNeverListed)
{
    write(1);
    const auto file = write(2);
    scanned();
    fs::remove(file);
    EXPECT_EQ(names(scanned()), std::set<std::string>{"Test^Phantom 1.dcm"});
    EXPECT_EQ(m_store.forgotten, 1u);
    EXPECT_EQ(m_store.rows.size(), 1u);
    fs::rename(m_folder.path() / "1.dcm", m_folder.path() / "3.dcm");
    EXPECT_EQ(names(scanned()), std::set<std::string>{"Test^Phantom 3.dcm"});
}

TEST_F(CachedHeaders, AFileWrittenAMomentAgoIsNotKept)
{
    write(1);
    scanned(m_folder.path(), &m_store, std::chrono::hours(1));
    EXPECT_TRUE(m_store.rows.empty());
    scanned(m_folder.path(), &m_store, {});
    EXPECT_EQ(m_store.rows.size(), 1u);
}

TEST_F(CachedHeaders, WhatCouldNotBeReadIsTriedAgain)
{
    std::ofstream(m_folder.path() / "notes.txt") << "no picture\n";
    const auto file = write(1);
    fs::resize_file(file, 300);
    for (int i = 0; i < 2; ++i) {
        const auto catalogue = scanned();
        EXPECT_EQ(catalogue.others.size(), 1u);
        ASSERT_EQ(catalogue.unreadable.size(), 1u);
        EXPECT_EQ(catalogue.unreadable[0].path, file);
        EXPECT_TRUE(m_store.rows.empty());
    }
}

TEST_F(CachedHeaders, AFileIsKnownHoweverItIsAskedFor)
{
    fs::create_directories(m_folder.path() / "a.b");
    test::written(m_folder.path() / "a.b" / "1.dcm", sliceOf(1, "Test^Phantom"));
    scanned();
    const auto here = fs::current_path();
    fs::current_path(m_folder.path());
    for (const char* path : {".", "./", "a.b", "a.b/", "a.b/1.dcm", "a.b/../a.b", "./a.b/1.dcm"}) {
        const auto catalogue = scanned(path, &m_store);
        EXPECT_EQ(m_store.added, 0u) << path;
        EXPECT_EQ(m_store.forgotten, 0u) << path;
        EXPECT_EQ(names(catalogue), std::set<std::string>{"Test^Phantom 1.dcm"}) << path;
    }
    fs::current_path(here);
    EXPECT_EQ(m_store.rows.size(), 1u);
}

TEST_F(CachedHeaders, NeighboursWithTheSameBeginningAreNotBelow)
{
    for (const char* name : {"a", "ab", "a.c"}) {
        fs::create_directories(m_folder.path() / name);
        test::written(m_folder.path() / name / "1.dcm", sliceOf(1, "Test^Phantom"));
    }
    scanned();
    EXPECT_EQ(m_store.rows.size(), 3u);
    scanned(m_folder.path() / "a", &m_store);
    EXPECT_EQ(m_store.forgotten, 0u);
    EXPECT_EQ(m_store.rows.size(), 3u);
}

}
}
