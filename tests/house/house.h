#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// What the house's tests read of it: its rooms as CMake builds them, and what the sources include.
namespace lantern::house {

namespace fs = std::filesystem;

inline const fs::path root = LANTERN_SOURCE_DIR;

std::string textOf(const fs::path& file);
bool isSource(const fs::path& file);    // a header or a source

// A room, a module or a program, from the one line of its CMakeLists.txt: the plan that counts.
struct Room {
    std::string folder;    // "core/dicom"
    std::set<std::string> uses;    // folders of rooms
    std::set<std::string> outside;    // libraries, besides the standard library, POSIX and fmt
};
std::map<std::string, Room> rooms();    // by folder

// The library that a header which is not ours comes from; "" for the standard library and POSIX, nothing for a header
// that is not known.
std::optional<std::string> libraryOf(const std::string& header);

struct Include {
    fs::path file;    // from the root
    int line;
    std::string header;
};
std::vector<Include> includesUnder(const fs::path& folder);    // with its subfolders

}
