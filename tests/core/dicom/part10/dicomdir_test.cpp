#include "core/dicom/scan.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/opened_files.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const dicom::Library library;

class Dicomdir : public testing::Test {
protected:
    fs::path folder() const { return m_folder.path(); }

    void writeSlice(const std::string& name, int number = 1) const
    {
        fs::create_directories((folder() / name).parent_path());
        test::written(folder() / name, test::ctSlice(number).pixels(2, 2, std::vector<std::int16_t>(4)));
    }

    // A directory with one record for each File ID, such as "IMAGES\\CT001", whose offsets are `off` by that much.
    fs::path writeDirectory(const std::vector<std::string>& fileIds, const std::string& name = "DICOMDIR",
                            std::uint32_t off = 0) const
    {
        using test::element, test::longWord, test::word;
        const std::string rest = element(2, 1, "OB", std::string("\0\1", 2))
            + element(2, 2, "UI", "1.2.840.10008.1.3.10") + element(2, 3, "UI", "1.2.3.4")
            + element(2, 0x10, "UI", "1.2.840.10008.1.2.1");
        const auto first = [](std::uint32_t offset) {
            return element(4, 0x1130, "CS", "TEST") + element(4, 0x1200, "UL", longWord(offset))
                + element(4, 0x1202, "UL", longWord(offset)) + element(4, 0x1212, "US", word(0));
        };
        const std::string meta = std::string(128, '\0') + "DICM"
            + element(2, 0, "UL", longWord(static_cast<std::uint32_t>(rest.size()))) + rest;
        constexpr std::size_t sequenceHeader = 12;
        const auto begin = static_cast<std::uint32_t>(meta.size() + first(0).size() + sequenceHeader);
        std::string records;
        for (std::size_t i = 0; i <= fileIds.size(); ++i) {
            const auto record = [&](std::uint32_t next, std::uint32_t lower) {
                const std::string item = element(4, 0x1400, "UL", longWord(next))
                    + element(4, 0x1410, "US", word(0xffff)) + element(4, 0x1420, "UL", longWord(lower))
                    + element(4, 0x1430, "CS", i == 0 ? "PATIENT" : "IMAGE")
                    + (i == 0 ? element(0x10, 0x20, "LO", "T1") : element(4, 0x1500, "CS", fileIds[i - 1]));
                return word(0xfffe) + word(0xe000) + longWord(static_cast<std::uint32_t>(item.size())) + item;
            };
            const auto behind = begin + static_cast<std::uint32_t>(records.size() + record(0, 0).size()) + off;
            const bool isLast = i == fileIds.size();
            records += i == 0 ? record(0, isLast ? 0 : behind) : record(isLast ? 0 : behind, 0);
        }
        const std::string bytes = meta + first(begin) + element(4, 0x1220, "SQ", records);
        std::ofstream(folder() / name, std::ios::binary) << bytes;
        return folder() / name;
    }

    dicom::Catalogue scanned(const fs::path& path) const
    {
        QuietJob job;
        const std::vector<fs::path> paths{path};
        auto catalogue = dicom::scan(paths, job);
        EXPECT_TRUE(catalogue);
        return catalogue ? *catalogue : dicom::Catalogue{};
    }

    static std::size_t frames(const dicom::Catalogue& catalogue)
    {
        std::size_t count = 0;
        for (const auto* series : catalogue.series())
            count += series->frames.size();
        return count;
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(Dicomdir, NamesItsFilesAndNoOthers)
{
    writeSlice("IMAGES/CT001", 1);
    writeSlice("IMAGES/CT002", 2);
    writeSlice("IMAGES/OTHER", 3);
    const auto catalogue = scanned(writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002"}));
    EXPECT_EQ(frames(catalogue), 2u);
    EXPECT_TRUE(catalogue.unreadable.empty());
    EXPECT_TRUE(catalogue.notes.empty());
    EXPECT_EQ(catalogue.others.size(), 0u);
}

TEST_F(Dicomdir, FilesThatAreNotThereAreListed)
{
    writeSlice("IMAGES/CT001");
    const auto catalogue = scanned(writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002", "GONE\\CT003"}));
    EXPECT_EQ(frames(catalogue), 1u);
    ASSERT_EQ(catalogue.unreadable.size(), 2u);
    EXPECT_THAT(catalogue.unreadable[0].path.string(), HasSubstr("CT002"));
    EXPECT_THAT(inEnglish(catalogue.unreadable[0].reason), HasSubstr("not there"));
}

// Trap: File IDs are capitals, but CDs are copied by programs that think small letters nicer.
TEST_F(Dicomdir, FindsFilesWhoseNamesAreOfAnotherCase)
{
    writeSlice("images/Ct001", 1);
    writeSlice("images/ct002", 2);
    writeSlice("images/CT003;1", 3);
    const auto catalogue = scanned(writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002", "IMAGES\\CT003"}, "dicomdir"));
    EXPECT_EQ(frames(catalogue), 3u);
    EXPECT_TRUE(catalogue.unreadable.empty());
}

// The table too, of which two things are wanted, and a file that the table names though it is no image any more.
TEST_F(Dicomdir, EachFileOfADiscIsOpenedOnce)
{
    writeSlice("IMAGES/CT001", 1);
    writeSlice("IMAGES/CT002", 2);
    std::ofstream(folder() / "IMAGES" / "CT003") << "no image";
    writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002", "IMAGES\\CT003"});
    test::OpenedFiles opened(folder());
    const auto catalogue = scanned(folder());
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_EQ(inEnglish(catalogue.unreadable.front().reason),
              "\"CT003\" is not a DICOM file: name one, or a folder that holds some.");
    const auto counted = opened.counted();
    EXPECT_EQ(counted.size(), 4u);
    for (const auto& [file, count] : counted)
        EXPECT_EQ(count, 1) << file;
}

// https://github.com/nroduit/Weasis/issues/911
TEST_F(Dicomdir, reported_weasis_911_what_lies_outside_is_refused_and_named)
{
    writeSlice("outside/CT001");
    writeSlice("disc/IMAGES/CT002", 2);
    const auto absolute = (folder() / "outside" / "CT001").string();
    const std::vector<std::string> outside{"..\\outside\\CT001", "IMAGES\\..\\..\\outside\\CT001", absolute,
                                           "../outside/CT001", "C:\\IMAGES\\CT001"};
    auto fileIds = outside;
    fileIds.push_back("NOTHERE\\X1");
    fileIds.push_back("IMAGES\\CT002");
    writeDirectory(fileIds, "disc/DICOMDIR");
    for (const auto& path : {folder() / "disc" / "DICOMDIR", folder() / "disc"}) {
        const auto catalogue = scanned(path);
        EXPECT_EQ(frames(catalogue), 1u);
        ASSERT_EQ(catalogue.unreadable.size(), outside.size()) << "one of the names is written in two ways";
        const auto named = [&](const std::string& name, const std::string& reason) {
            return std::ranges::count_if(catalogue.unreadable, [&](const auto& one) {
                return one.path.string().ends_with(name) && inEnglish(one.reason).find(reason) != std::string::npos;
            });
        };
        EXPECT_EQ(named("../outside/CT001", "outside of the medium"), 2);
        EXPECT_EQ(named(absolute, "outside of the medium"), 1);
        EXPECT_EQ(named("C:/IMAGES/CT001", "outside of the medium"), 1);
        EXPECT_EQ(named("NOTHERE/X1", "not there"), 1);
    }
}

// https://github.com/nroduit/Weasis/issues/272, and what else copying makes of names.
TEST_F(Dicomdir, reported_weasis_272_files_are_found_under_the_names_that_copies_give_them)
{
    const std::vector<std::pair<std::string, std::string>> copies{
        {"IM000001", "IM000001.dcm"},   {"IM000002", "im000002.DCM"},     {"IM000003", "IM000003;1"},
        {"IM000004", "IM000004.;1"},    {"IM000005", "im000005.dcm;1"},   {"IM000006", "IM000006.ima"},
        {"IM000007.DCM", "IM000007"},   {"IM000008.DCM", "im000008.dcm"}, {"IM000009", "IM000009.xyz"},
        {"1.2.840.1", "1.2.840.1.dcm"}, {"1.2.840.2", "1.2.840.2"},
    };
    std::vector<std::string> fileIds;
    for (const auto& [id, name] : copies) {
        fileIds.push_back("PT000000\\ST000000\\" + id);
        writeSlice("pt000000;1/St000000/" + name, static_cast<int>(fileIds.size()));
    }
    // Beside them lies what has nearly the same names.
    fs::create_directory(folder() / "pt000000;1/St000000/IM000001");
    std::ofstream(folder() / "pt000000;1/St000000/IM000009.txt") << "not this one\n";
    writeSlice("pt000000;1/St000000/IM000001.old", 99);
    writeSlice("pt000000;1/St000000/1.2.840.3", 98);
    fileIds.push_back("PT000000\\ST000000\\1.2.840.4");
    const auto catalogue = scanned(writeDirectory(fileIds));
    EXPECT_EQ(frames(catalogue), copies.size());
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_THAT(catalogue.unreadable[0].path.string(), HasSubstr("1.2.840.4"));
    for (const auto& series : catalogue.patients.at(0).studies.at(0).series)
        for (const auto& frame : series.frames)
            EXPECT_LT(frame.instance->instanceNumber.value_or(0), 98) << frame.instance->path;
}

// A disc may hold copies of its table, in which the same files are missed once.
TEST_F(Dicomdir, reported_own_dirfile_a_copy_of_a_table_is_no_patients_object)
{
    writeSlice("IMAGES/CT001");
    for (const char* name : {"DICOMDIR", "DIRFILE", "DICOMDIR.dcm", "dicomdir;1"}) {
        writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002"}, name);
        EXPECT_EQ(frames(scanned(folder() / name)), 1u) << name;
    }
    const auto catalogue = scanned(folder());
    EXPECT_EQ(catalogue.patients.size(), 1u);
    EXPECT_EQ(frames(catalogue), 1u);
    EXPECT_EQ(catalogue.others.size(), 4u);
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_THAT(catalogue.unreadable[0].path.string(), HasSubstr("IMAGES/CT002"));
}

// Laid somewhere by itself a table misses all it names, which is one thing to say and not hundreds.
TEST_F(Dicomdir, ATableWithoutItsMediumSaysSoOnce)
{
    writeSlice("CT001");
    writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002", "..\\CT003"}, "DIRFILE");
    const auto catalogue = scanned(folder());
    EXPECT_EQ(frames(catalogue), 1u);
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_THAT(catalogue.unreadable[0].path.string(), HasSubstr("CT003"));
    ASSERT_EQ(catalogue.notes.size(), 1u);
    EXPECT_EQ(inEnglish(catalogue.notes[0].reason), "None of the 2 files that \"DIRFILE\" names lies beside it.");
}

// The offsets of a table that was edited by hand lead nowhere: readers that follow them lose what lies behind.
TEST_F(Dicomdir, RecordsAreReadInTheOrderOfTheFileAndWrongOffsetsAreSaid)
{
    writeSlice("IMAGES/CT001", 1);
    writeSlice("IMAGES/CT002", 2);
    writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002"}, "DICOMDIR", 22);
    for (const auto& path : {folder() / "DICOMDIR", folder()}) {
        const auto catalogue = scanned(path);
        EXPECT_EQ(frames(catalogue), 2u);
        EXPECT_TRUE(catalogue.unreadable.empty());
        ASSERT_EQ(catalogue.notes.size(), 1u);
        EXPECT_THAT(inEnglish(catalogue.notes[0].reason), HasSubstr("lead nowhere (2 of them)"));
    }
}

// An image whose maker called it so is an image.
TEST_F(Dicomdir, ANameMakesNoTable)
{
    writeSlice("DICOMDIR");
    EXPECT_EQ(frames(scanned(folder() / "DICOMDIR")), 1u);
    EXPECT_EQ(frames(scanned(folder())), 1u);
}

TEST_F(Dicomdir, WhatItNamesAndIsNoImageIsListed)
{
    writeSlice("IMAGES/CT001");
    std::ofstream(folder() / "IMAGES" / "CT002") << "overwritten\n";
    std::ofstream(folder() / "IMAGES" / "CT003.dcm").flush();
    writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002", "IMAGES\\CT003"});
    const auto catalogue = scanned(folder() / "DICOMDIR");
    EXPECT_EQ(frames(catalogue), 1u);
    ASSERT_EQ(catalogue.unreadable.size(), 2u);
    EXPECT_THAT(inEnglish(catalogue.unreadable[0].reason), HasSubstr("not a DICOM file"));
    EXPECT_THAT(inEnglish(catalogue.unreadable[1].reason), HasSubstr("is empty"));
}

TEST_F(Dicomdir, InAFolderItIsNoImageAndNoMistake)
{
    writeSlice("IMAGES/CT001");
    writeDirectory({"IMAGES\\CT001"});
    const auto catalogue = scanned(folder());
    EXPECT_EQ(frames(catalogue), 1u);
    EXPECT_TRUE(catalogue.unreadable.empty());
    EXPECT_EQ(catalogue.others.size(), 1u);
}

TEST_F(Dicomdir, ADamagedOneIsListedWithTheReason)
{
    const auto file = writeDirectory({"IMAGES\\CT001"});
    fs::resize_file(file, fs::file_size(file) - 9);
    const auto catalogue = scanned(file);
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_THAT(inEnglish(catalogue.unreadable[0].reason), HasSubstr("no readable DICOM directory"));
}

}
}
