#include "core/dicom/scan.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

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

    // A directory with one record for each File ID, such as "IMAGES\\CT001".
    fs::path writeDirectory(const std::vector<std::string>& fileIds, const std::string& name = "DICOMDIR") const
    {
        dicom::DatasetDraft directory;
        directory.set("SOPClassUID", "1.2.840.10008.1.3.10").set("SOPInstanceUID", "1.2.3.4").set("FileSetID", "TEST");
        directory.append("DirectoryRecordSequence", dicom::DatasetDraft().set("DirectoryRecordType", "PATIENT"));
        for (const auto& id : fileIds)
            directory.append("DirectoryRecordSequence",
                             dicom::DatasetDraft().set("DirectoryRecordType", "IMAGE").set("ReferencedFileID", id));
        const auto written = dicom::writeFile(folder() / name, directory);
        EXPECT_TRUE(written) << written.error().sentence;
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
        for (const auto& patient : catalogue.patients)
            for (const auto& study : patient.studies)
                for (const auto& series : study.series)
                    count += series.frames.size();
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
    EXPECT_EQ(catalogue.other, 0u);
}

TEST_F(Dicomdir, FilesThatAreNotThereAreListed)
{
    writeSlice("IMAGES/CT001");
    const auto catalogue = scanned(writeDirectory({"IMAGES\\CT001", "IMAGES\\CT002", "GONE\\CT003"}));
    EXPECT_EQ(frames(catalogue), 1u);
    ASSERT_EQ(catalogue.unreadable.size(), 2u);
    EXPECT_THAT(catalogue.unreadable[0].path.string(), HasSubstr("CT002"));
    EXPECT_THAT(catalogue.unreadable[0].reason, HasSubstr("not there"));
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

TEST_F(Dicomdir, LeadsNowhereOutOfItsFolder)
{
    writeSlice("outside/CT001");
    fs::create_directory(folder() / "disc");
    const auto catalogue =
        scanned(writeDirectory({"..\\outside\\CT001", (folder() / "outside" / "CT001").string()}, "disc/DICOMDIR"));
    EXPECT_EQ(frames(catalogue), 0u);
}

TEST_F(Dicomdir, InAFolderItIsNoImageAndNoMistake)
{
    writeSlice("IMAGES/CT001");
    writeDirectory({"IMAGES\\CT001"});
    const auto catalogue = scanned(folder());
    EXPECT_EQ(frames(catalogue), 1u);
    EXPECT_TRUE(catalogue.unreadable.empty());
    EXPECT_EQ(catalogue.other, 1u);
}

TEST_F(Dicomdir, ADamagedOneIsListedWithTheReason)
{
    const auto file = writeDirectory({"IMAGES\\CT001"});
    fs::resize_file(file, fs::file_size(file) - 9);
    const auto catalogue = scanned(file);
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_THAT(catalogue.unreadable[0].reason, HasSubstr("no readable DICOM directory"));
}

}
}
