#include "tests/house/house.h"
#include "tests/house/table.h"

#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>

// Doors and shelves, as the table has them.
namespace lantern::house {

TEST(Doors, NoHeaderAtADoorShowsTheLibraryBehindIt)
{
    for (const auto& door : doors)
        for (const auto& include : includesUnder(door.folder))
            if (include.file.extension() == ".h" && libraryOf(include.header) == door.library) {
                // A header that only the room itself includes may show it; such files end in _internal.h.
                EXPECT_NE(include.file.string().find("_internal.h"), std::string::npos)
                    << include.file << " shows " << door.library;
            }
}

TEST(Doors, NobodySeesAHeaderOfTheTorchModule)
{
    for (const char* top : {"core", "ui", "app"})
        for (const auto& include : includesUnder(top))
            if (include.header.starts_with("core/torch/")) {
                EXPECT_TRUE(include.file.generic_string().starts_with("core/torch/")) << include.file;
            }
}

// What is read has one way in, so that one day bytes may come sealed, or from elsewhere, without a change to who reads
// them. The index of headers is SQLite's own file.
TEST(Doors, FilesAreOpenedInFilesAlone)
{
    static const std::set<std::string> ways{"fstream", "fcntl.h", "dirent.h"};
    std::set<std::string> seen;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& include : includesUnder(top))
            if (ways.contains(include.header)) {
                const auto file = include.file.generic_string();
                seen.insert(include.header);
                EXPECT_TRUE(file.starts_with("core/files/") || file == "core/sources/sqlite_header_cache.cpp")
                    << file << " opens files by " << include.header;
            }
    EXPECT_TRUE(seen.contains("fcntl.h")) << "core/files was not found";
}

TEST(Shelves, EveryShelfAgreesWithItsList)
{
    static const std::regex entry(R"re(^\s*LANTERN_[A-Z]+\(\s*"?([a-z0-9_-]+)"?)re");
    for (const auto& shelf : shelves) {
        ASSERT_TRUE(fs::exists(root / shelf.list)) << shelf.list;
        std::set<std::string> listed, onShelf;
        std::istringstream lines(textOf(root / shelf.list));
        std::string line;
        while (std::getline(lines, line))
            if (std::smatch match; std::regex_search(line, match, entry))
                listed.insert(match[1]);
        for (const auto& file : fs::directory_iterator(root / shelf.folder))
            if (file.path().extension() == ".cpp" && !shelf.others.contains(file.path().stem().string()))
                onShelf.insert(file.path().stem().string());
        EXPECT_EQ(listed, onShelf) << shelf.folder << " and " << shelf.list;
    }
}

// A shelf's files have one shape and never include one another.
TEST(Shelves, NoFileOfAShelfIncludesAnother)
{
    for (const auto& shelf : shelves)
        for (const auto& include : includesUnder(shelf.folder))
            if (include.header.starts_with(shelf.folder + "/") && !include.header.ends_with(".def")) {
                const auto target = fs::path(include.header).stem().string();
                EXPECT_TRUE(shelf.others.contains(target) || target == include.file.stem().string())
                    << include.file << " includes " << include.header;
            }
}

}
