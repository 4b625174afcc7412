// The index after a full disk, a kill, and with several programs on it: what it says of a file is whole or not there.
#include "core/sources/sqlite_header_cache.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>

namespace lantern::sources {
namespace {

constexpr int headers = 200;
constexpr std::size_t length = 3000;    // bytes of one

// `count` headers of one letter, in one change.
void change(SqliteHeaderCache& index, char letter, int count = headers)
{
    std::vector<std::string> paths;
    for (int i = 0; i < count; ++i)
        paths.push_back(fmt::format("/images/{:04}", i));
    const std::string bytes(length, letter);
    std::vector<dicom::CachedHeader> all;
    for (const auto& path : paths)
        all.push_back({.path = path, .stamp = {}, .bytes = bytes});
    index.change(all, {});
}

// How many headers of each letter there are; each must be whole.
std::map<char, int> letters(SqliteHeaderCache& index)
{
    std::map<char, int> counts;
    const std::vector<std::string> roots{"/images"};
    index.read(roots, [&](const dicom::CachedHeader& kept) {
        EXPECT_EQ(kept.bytes.size(), length);
        EXPECT_EQ(kept.bytes.find_first_not_of(kept.bytes.front()), kept.bytes.npos);
        ++counts[kept.bytes.front()];
    });
    return counts;
}

TEST(HeaderIndexEnds, OnAFullDiskTheOldHeadersStay)
{
    const test::TemporaryFolder folder;
    SqliteHeaderCache index(folder.path() / "headers.sqlite");
    change(index, 'o', 20);
    const int ended = test::onAFullDisk(std::size_t(256) << 10, [&] {
        SqliteHeaderCache full(folder.path() / "headers.sqlite");
        change(full, 'n');    // 600 KB
        return 0;
    });
    EXPECT_EQ(ended, 0);
    EXPECT_EQ(letters(index), (std::map<char, int>{{'o', 20}}));
    change(index, 'p');    // and there is room again
    EXPECT_EQ(letters(index), (std::map<char, int>{{'p', headers}}));
}

TEST(HeaderIndexEnds, AKilledProgramLeavesTheHeadersOfOneChange)
{
    const test::TemporaryFolder folder;
    SqliteHeaderCache index(folder.path() / "headers.sqlite");
    change(index, 'o');
    std::map<char, int> seen;
    for (unsigned i = 0; i < 30; ++i) {
        char next = 'a';
        test::killedAfter(1000 + 1999 * (i % 13), [&] {
            SqliteHeaderCache own(folder.path() / "headers.sqlite");
            change(own, next);
            next = next == 'z' ? 'a' : static_cast<char>(next + 1);
        });
        const auto now = letters(index);
        ASSERT_EQ(now.size(), 1U);
        ASSERT_EQ(now.begin()->second, headers);
        ++seen[now.begin()->first];
    }
    EXPECT_GT(seen.size(), 1U) << "no child came to write anything";
}

}
}
