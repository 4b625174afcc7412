#include "core/files/image_set.h"

#include "core/files/write_file.h"
#include "tests/support/make_archive.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace lantern::files {
namespace {

std::string pngText(std::uint16_t value)
{
    const auto bytes = encodePng({1, 1, 1, 8, {value}});
    return {bytes->begin(), bytes->end()};
}

void put(const std::filesystem::path& path, const std::string& text)
{
    std::filesystem::create_directories(path.parent_path());
    ASSERT_TRUE(writeFile(path, std::string_view(text)));
}

TEST(ImageSet, ReadsFoldersNamedAfterTheirClass)
{
    const test::TemporaryFolder folder;
    put(folder.path() / "cat" / "1.png", pngText(1));
    put(folder.path() / "dog" / "2.png", pngText(2));
    put(folder.path() / "dog" / "notes.txt", "x");
    QuietJob job;
    const auto set = loadImageSet(folder.path(), "", job);
    ASSERT_TRUE(set) << set.error().sentence();
    EXPECT_EQ(set->distinct("label"), (std::vector<std::string>{"cat", "dog"}));
    ASSERT_EQ(set->size(), 2u);
    const auto image = set->image(set->cell(1, "file"));
    ASSERT_TRUE(image);
    EXPECT_EQ(image->values[0], 2);
}

TEST(ImageSet, ReadsSplitFoldersAboveTheClasses)
{
    const test::TemporaryFolder folder;
    put(folder.path() / "train" / "cat" / "1.png", pngText(1));
    put(folder.path() / "validation" / "cat" / "2.png", pngText(2));
    QuietJob job;
    const auto set = loadImageSet(folder.path(), "val", job);
    ASSERT_TRUE(set) << set.error().sentence();
    ASSERT_EQ(set->size(), 1u);
    EXPECT_EQ(set->cell(0, "file"), "validation/cat/2.png");
}

TEST(ImageSet, ReadsLabelsBesideAnArchiveAndInAFolder)
{
    const test::TemporaryFolder folder;
    put(folder.path() / "labels.csv", "file,label,split\nimages/a.png,1,train\nimages/b.png,0,test\n");
    test::makeArchive(folder.path() / "images.tar.xz", {{"images/a.png", pngText(1)}, {"images/b.png", pngText(2)}});
    QuietJob job;
    for (const auto& path : {folder.path(), folder.path() / "images.tar.xz"}) {
        const auto set = loadImageSet(path, "", job);
        ASSERT_TRUE(set) << set.error().sentence();
        ASSERT_EQ(set->size(), 2u);
        EXPECT_TRUE(set->image("images/b.png"));
    }
}

TEST(ImageSet, SaysWhichSplitsThereAre)
{
    const test::TemporaryFolder folder;
    put(folder.path() / "labels.csv", "file,label,split\na.png,1,train\n");
    QuietJob job;
    const auto set = loadImageSet(folder.path(), "tets", job);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::WrongUse);
    EXPECT_NE(set.error().sentence().find("train"), std::string::npos) << set.error().sentence();
}

TEST(ImageSet, RefusesAFolderWithoutImages)
{
    const test::TemporaryFolder folder;
    QuietJob job;
    EXPECT_FALSE(loadImageSet(folder.path(), "", job));
}

// The counts are those of the data set's README.
TEST(ImageSet, ReadsTheNoduleCandidatesAsTheirReadmeCountsThem)
{
    LANTERN_NEEDS_DATA("imaging/ct_nodule_luna16");
    QuietJob job;
    const auto set = loadImageSet(test::sharedData("imaging/ct_nodule_luna16"), "val", job);
    ASSERT_TRUE(set) << set.error().sentence();
    EXPECT_EQ(set->size(), 941u);
    int nodules = 0;
    for (std::size_t row = 0; row < set->size(); ++row) {
        nodules += set->cell(row, "label") == "1";
        ASSERT_TRUE(set->has(set->cell(row, "file"))) << set->cell(row, "file");
    }
    EXPECT_EQ(nodules, 135);
    const auto image = set->image(set->cell(0, "file"));
    ASSERT_TRUE(image) << image.error().sentence();
    EXPECT_EQ(image->rows, 50);
    EXPECT_EQ(image->samples, 1);
}

}
}
