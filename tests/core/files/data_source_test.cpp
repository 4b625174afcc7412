#include "core/files/data_source.h"

#include "core/files/write_file.h"
#include "tests/support/make_archive.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace lantern::files {
namespace {

using Found = std::map<std::string, std::string>;

Result<Found> everything(const std::filesystem::path& path)
{
    QuietJob job;
    LANTERN_TRY(source, DataSource::open(path));
    Found found;
    LANTERN_CHECK(source.forEach([](std::string_view) { return true; },
                                 [&](SourceFile file) -> Result<void> {
                                     found[file.name] = std::string(file.bytes.begin(), file.bytes.end());
                                     return {};
                                 },
                                 job));
    return found;
}

TEST(DataSource, ReadsAnArchiveAsItLiesAndWritesNothingBesideIt)
{
    const test::TemporaryFolder folder;
    const std::string large(300'000, 'x');
    test::makeArchive(folder.path() / "set.tar.xz", {{"./images/a.txt", "one"}, {"b.txt", large}});

    const auto found = everything(folder.path() / "set.tar.xz");
    ASSERT_TRUE(found) << found.error().sentence();
    EXPECT_EQ(*found, (Found{{"images/a.txt", "one"}, {"b.txt", large}}));
    EXPECT_EQ(std::distance(std::filesystem::recursive_directory_iterator(folder.path()), {}), 1);
}

// Trap: data sets come as labels.csv beside images.tar.xz, and some people unpack one of them.
TEST(DataSource, AnArchiveInAFolderCountsAsUnpackedWhereItLies)
{
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "sub" / "images");
    ASSERT_TRUE(writeFile(folder.path() / "labels.csv", std::string_view("file")));
    ASSERT_TRUE(writeFile(folder.path() / "sub" / "images" / "a", std::string_view("unpacked")));
    test::makeArchive(folder.path() / "sub" / "x.tar.xz", {{"images/a", "packed"}, {"images/b", "two"}});

    const auto found = everything(folder.path());
    ASSERT_TRUE(found) << found.error().sentence();
    EXPECT_EQ(*found, (Found{{"labels.csv", "file"}, {"sub/images/a", "unpacked"}, {"sub/images/b", "two"}}));
}

// Trap: an entry named ../../etc/x must not lead out of the data set.
TEST(DataSource, NamesInAnArchiveCannotLeadUpwards)
{
    const test::TemporaryFolder folder;
    test::makeArchive(folder.path() / "set.tar.xz", {{"../../etc/a", "one"}, {"/root/b", "two"}});
    const auto found = everything(folder.path() / "set.tar.xz");
    ASSERT_TRUE(found) << found.error().sentence();
    EXPECT_EQ(*found, (Found{{"etc/a", "one"}, {"root/b", "two"}}));
}

TEST(DataSource, SaysThatAnArchiveIsCutShort)
{
    const test::TemporaryFolder folder;
    std::string noise;
    for (unsigned i = 0, x = 1; i < 100'000; ++i)
        noise += static_cast<char>((x = x * 1664525u + 1013904223u) >> 24);
    const auto path = folder.path() / "set.tar.xz";
    test::makeArchive(path, {{"a", noise}, {"b", noise}});
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);

    const auto found = everything(path);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::Malformed);
    EXPECT_NE(found.error().sentence().find("set.tar.xz"), std::string::npos) << found.error().sentence();
}

TEST(DataSource, SaysThatThereIsNoSuchFolder)
{
    const auto source = DataSource::open("/no/such/folder");
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::NotFound);
}

class CancelledJob final : public Job {
public:
    bool cancelled() const override { return true; }
    void report(std::int64_t, std::int64_t) override { }
};

TEST(DataSource, StopsWhenAsked)
{
    const test::TemporaryFolder folder;
    test::makeArchive(folder.path() / "set.tar.xz", {{"a", "one"}});
    CancelledJob job;
    const auto source = DataSource::open(folder.path() / "set.tar.xz");
    ASSERT_TRUE(source);
    int visited = 0;
    const auto walked = source->forEach([](std::string_view) { return true; },
                                        [&](SourceFile) -> Result<void> { return ++visited, Result<void>{}; }, job);
    ASSERT_FALSE(walked);
    EXPECT_EQ(walked.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(visited, 0);
}

}
}
