#include "tests/house/house.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <regex>
#include <sstream>

// The walls between rooms. What a room may include is what its CMakeLists.txt names, no more and no less, and
// core/README.md says the same to people.
namespace lantern::house {

namespace {

// The room a project path belongs to; "" where it is in none.
std::string roomOf(const std::string& path)
{
    static const auto all = rooms();
    const auto slash = path.find('/', path.find('/') + 1);
    const auto folder = path.substr(0, slash);
    return slash != std::string::npos && all.contains(folder) ? folder : std::string();
}

std::string joined(const std::set<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

// What the line may not include; "" where it may.
std::string breachOf(const Include& include)
{
    static const auto all = rooms();
    const auto file = include.file.generic_string();
    const auto where = file + ":" + std::to_string(include.line) + " includes " + include.header;
    const auto home = roomOf(file);
    if (home.empty())
        return where + ", and its folder is no room";
    const Room& room = all.at(home);
    if (const auto other = roomOf(include.header); !other.empty())
        return other == home || room.uses.contains(other) ? "" : where + "; it uses " + joined(room.uses);
    const auto library = libraryOf(include.header);
    if (!library)
        return where + ", which is no header that tests/house knows";
    if (library->empty() || *library == "fmt" || room.outside.contains(*library))
        return "";
    return where + " (" + *library + "); it uses " + joined(room.outside);
}

// A cell of the README's table, as rooms: "base, files", or "core: base; ui: theme". Without a word for the floor it is
// the row's own.
std::set<std::string> roomsIn(std::string cell, const std::string& floor)
{
    std::set<std::string> found;
    std::istringstream parts(cell);
    std::string part;
    while (std::getline(parts, part, ';')) {
        std::string here = floor;
        if (const auto colon = part.find(':'); colon != std::string::npos) {
            here = std::regex_replace(part.substr(0, colon), std::regex("\\s"), "");
            part = part.substr(colon + 1);
        }
        std::istringstream names(part);
        std::string name;
        while (std::getline(names, name, ',')) {
            name = std::regex_replace(name, std::regex("\\s"), "");
            if (!name.empty() && name != "–")
                found.insert(here + "/" + name);
        }
    }
    return found;
}

struct Row {
    std::set<std::string> uses;
    std::string outside;
};

std::map<std::string, Row> rowsOfReadme()
{
    static const std::regex row(R"re(\| `((?:core|ui|app)/[\w-]+)` \| [^|]* \| ([^|]*) \| ([^|]*) \|)re");
    std::map<std::string, Row> rows;
    std::istringstream lines(textOf(root / "core/README.md"));
    std::string line;
    while (std::getline(lines, line))
        if (std::smatch match; std::regex_match(line, match, row)) {
            const std::string folder = match[1];
            rows[folder] = {roomsIn(match[2], folder.substr(0, folder.find('/'))), match[3]};
        }
    return rows;
}

}

TEST(Rooms, EveryIncludeIsOneThatItsRoomNames)
{
    int seen = 0;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& include : includesUnder(top)) {
            ++seen;
            if (const auto breach = breachOf(include); !breach.empty())
                ADD_FAILURE() << breach;
        }
    EXPECT_GT(seen, 100) << "The sources were not found under " << root;
}

// A wall that stands wider than the traffic lets tomorrow's shortcut through.
TEST(Rooms, WhatARoomNamesItUses)
{
    for (const auto& [folder, room] : rooms()) {
        std::set<std::string> rooms, libraries;
        for (const auto& include : includesUnder(folder)) {
            rooms.insert(roomOf(include.header));
            libraries.insert(libraryOf(include.header).value_or(""));
        }
        for (const auto& other : room.uses)
            EXPECT_TRUE(rooms.contains(other)) << folder << " names " << other << " and includes nothing of it";
        for (const auto& library : room.outside)
            EXPECT_TRUE(libraries.contains(library)) << folder << " names " << library << " and includes nothing of it";
    }
}

TEST(Rooms, TheReadmeSaysWhatTheBuildDoes)
{
    const auto rows = rowsOfReadme();
    const auto all = rooms();
    for (const auto& [folder, room] : all) {
        ASSERT_TRUE(rows.contains(folder)) << folder << " has no row in core/README.md";
        EXPECT_EQ(joined(rows.at(folder).uses), joined(room.uses)) << folder;
        for (const auto& library : room.outside)
            EXPECT_NE(rows.at(folder).outside.find(library), std::string::npos)
                << folder << " uses " << library << ", its row says: " << rows.at(folder).outside;
    }
    for (const auto& [folder, row] : rows)
        EXPECT_TRUE(all.contains(folder)) << "core/README.md has a row for " << folder << ", which is no room";
}

// Who uses whom has no circle, so that each room can be understood with those below it alone.
TEST(Rooms, NoRoomUsesItselfByAWayRound)
{
    const auto all = rooms();
    for (const auto& [folder, room] : all) {
        std::set<std::string> reached = room.uses;
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const auto& one : std::set<std::string>(reached))
                if (all.contains(one))
                    reached.insert(all.at(one).uses.begin(), all.at(one).uses.end());
        }
        EXPECT_FALSE(reached.contains(folder)) << folder;
    }
}

// The tests themselves can fail.
TEST(Rooms, AForbiddenIncludeIsSeen)
{
    EXPECT_EQ(breachOf({"core/dicom/x.cpp", 1, "dcmtk/dcmdata/dctk.h"}), "");
    EXPECT_NE(breachOf({"core/pixels/x.cpp", 1, "dcmtk/dcmdata/dctk.h"}), "");
    EXPECT_NE(breachOf({"core/dicom/x.cpp", 1, "core/nn/runtime.h"}), "");
    EXPECT_NE(breachOf({"core/nn/x.cpp", 1, "QString"}), "");
    EXPECT_EQ(joined(roomsIn("base, files; ui: theme", "core")), "core/base, core/files, ui/theme");
}

}
