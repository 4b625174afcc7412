#include "core/sources/find.h"

#include "core/record/read_record.h"
#include "tests/core/record/made_fhir.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/make_archive.h"
#include "tests/support/opened_files.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace lantern;
namespace fs = std::filesystem;

namespace {

class Find : public testing::Test {
protected:
    fs::path file(const std::string& name) const { return m_folder.path() / name; }

    fs::path write(const std::string& name, const std::string& bytes) const
    {
        fs::create_directories(file(name).parent_path());
        std::ofstream(file(name), std::ios::binary) << bytes;
        return file(name);
    }

    // One of each kind that a folder of a hospital holds.
    void fill() const
    {
        fs::create_directories(file("ct"));
        for (int i = 1; i <= 3; ++i)
            test::written(file("ct/" + std::to_string(i)), test::ctSlice(i).pixels(2, 2, std::vector<std::int16_t>(4)));
        test::written(file("ct/frames"), test::ctSlice(9).pixels(2, 2, std::vector<std::int16_t>(12), 3));
        test::written(file("ct/deflated"), test::ctSlice(4).pixels(2, 2, std::vector<std::int16_t>(4)),
                      "1.2.840.10008.1.2.1.99");
        write("ct/cut.dcm", std::string(128, '\0') + "DICM");
        write("ct/empty.dcm", "");
        write("history.json", test::bundle({test::entry(test::patient("p1"))}));
        // JSON knows no order, and this word stands far behind what is looked at first.
        write("late.json", R"({"id":"p2","text":")" + std::string(9000, 'x') + R"(","resourceType":"Patient"})");
        write("icu.txt", "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:07,HR,73\n");
        write("no-history.json", R"({"a":1})");
        write("report.pdf", "%PDF-1.4");
        write("tiny", "x");
        test::makeArchive(file("more.zip"), {{"a", "b"}});
    }

    sources::Found found() const
    {
        QuietJob job;
        auto all = sources::find({.paths = {m_folder.path()}, .left = {}}, job);
        EXPECT_TRUE(all) << (all ? "" : all.error().sentence());
        return all ? *std::move(all) : sources::Found();
    }

    fs::path folder() const { return m_folder.path(); }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(Find, OpensEachFileOnceWhoeverReadsIt)
{
    fill();
    test::OpenedFiles opened(folder());
    auto all = found();
    auto histories = record::readRecords(std::move(all.records));
    EXPECT_EQ(histories.size(), 3u);
    const auto counted = opened.counted();
    EXPECT_EQ(counted.size(), 14u);
    for (const auto& [file, count] : counted)
        EXPECT_EQ(count, 1) << file;
}

TEST_F(Find, EveryReaderHasItsOwn)
{
    fill();
    auto all = found();
    std::vector<std::string> records, unreadable;
    for (const auto& one : all.records)
        records.push_back(one.path.filename());
    for (const auto& one : all.catalogue.unreadable)
        unreadable.push_back(one.path.filename());
    EXPECT_THAT(records, testing::ElementsAre("history.json", "icu.txt", "late.json"));
    EXPECT_THAT(unreadable, testing::UnorderedElementsAre("cut.dcm", "empty.dcm", "more.zip"));
    EXPECT_EQ(all.catalogue.others.size(), 6u) << "all that is no image is listed, whoever reads it";
}

// What is found stays as it was when it was found: a history that is written to meanwhile is not read in two halves.
TEST_F(Find, AHistoryIsReadFromTheBytesThatWereFound)
{
    const auto path = write("history.json", test::bundle({test::entry(test::patient("p1"))}));
    auto all = found();
    fs::remove(path);
    const auto histories = record::readRecords(std::move(all.records));
    ASSERT_EQ(histories.size(), 1u);
    ASSERT_TRUE(histories.front().record);
    EXPECT_EQ(histories.front().record->patient.id, "p1");
}

TEST_F(Find, WhatWasNotUnpackedIsAmongWhatWasNotRead)
{
    fill();
    QuietJob job;
    const auto all =
        sources::find({.paths = {folder()}, .left = {{"study.zip/../x", Message()}}, .hasArchives = true}, job);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->catalogue.unreadable.front().path, "study.zip/../x");
}

}
