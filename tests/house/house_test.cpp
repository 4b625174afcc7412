#include "tests/house/table.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace lantern::house;

namespace {

const fs::path root = LANTERN_SOURCE_DIR;

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

struct Include {
    fs::path file;    // from the root
    int line;
    std::string header;
};

// Every #include under a folder.
std::vector<Include> includesUnder(const fs::path& folder)
{
    static const std::regex pattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::vector<Include> found;
    if (!fs::exists(root / folder))
        return found;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp")
            continue;
        std::ifstream lines(entry.path());
        std::string line;
        for (int number = 1; std::getline(lines, line); ++number)
            if (std::smatch match; std::regex_search(line, match, pattern))
                found.push_back({entry.path().lexically_relative(root), number, match[1]});
    }
    return found;
}

bool startsWith(const std::string& text, const std::string& beginning) { return text.rfind(beginning, 0) == 0; }

// The room a project path belongs to: the longest folder of the table that it starts with.
const Room* roomOf(const std::string& path)
{
    const Room* best = nullptr;
    for (const auto& room : rooms)
        if (startsWith(path, room.folder + "/") && (!best || room.folder.size() > best->folder.size()))
            best = &room;
    return best;
}

// The library that a header which is not ours comes from; "" for the standard library and POSIX.
std::optional<std::string> libraryOf(const std::string& header)
{
    static const std::vector<std::pair<std::string, std::string>> beginnings{
        {"spdlog/", "spdlog"},
        {"fmt/", "fmt"},
        {"tl/", "expected"},
        {"nlohmann/", "json"},
        {"simdjson", "simdjson"},
        {"CLI/", "CLI11"},
        {"dcmtk/", "DCMTK"},
        {"openjpeg", "OpenJPEG"},
        {"openjph/", "OpenJPH"},
        {"vtk", "VTK"},
        {"torch/", "LibTorch"},
        {"ATen/", "LibTorch"},
        {"c10/", "LibTorch"},
        {"archive", "libarchive"},
        {"png.h", "libpng"},
        {"jpeglib.h", "libjpeg"},
        {"jerror.h", "libjpeg"},
        {"charls/", "CharLS"},
        {"jxl/", "libjxl"},
        {"zlib.h", "zlib"},
        {"sodium", "sodium"},
        {"sqlite3.h", "sqlite"},
        {"gtest/", "test"},
        {"gmock/", "test"},
        {"Q", "Qt"},
    };
    for (const auto& [beginning, library] : beginnings)
        if (startsWith(header, beginning))
            return library;
    static const std::set<std::string> posix{"unistd.h", "dirent.h", "dlfcn.h",  "fcntl.h",
                                             "iconv.h",  "malloc.h", "termios.h"};
    if (startsWith(header, "sys/") || posix.count(header) || header.find('.') == std::string::npos)
        return "";
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

bool contains(const std::vector<std::string>& list, const std::string& word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> breachesOf(const Include& include)
{
    const auto file = include.file.generic_string();
    const Room* room = roomOf(file);
    const auto where = file + ":" + std::to_string(include.line) + " includes " + include.header;
    if (!room)
        return {where + ", and its folder is no room of tests/house/table.h"};

    if (const Room* other = roomOf(include.header)) {
        if (other != room && !contains(room->mayUse, other->folder))
            return {where + "; " + room->folder + " may use " + joined(room->mayUse)};
        return {};
    }
    const auto library = libraryOf(include.header);
    if (!library)
        return {where + ", which is no header that tests/house knows"};
    if (!library->empty() && !contains(room->outside, *library))
        return {where + " (" + *library + "); " + room->folder + " may use " + joined(room->outside)};
    return {};
}

}

TEST(House, EveryIncludeIsAllowedByTheTable)
{
    int seen = 0;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& include : includesUnder(top)) {
            ++seen;
            for (const auto& breach : breachesOf(include))
                ADD_FAILURE() << breach;
        }
    EXPECT_GT(seen, 100) << "The sources were not found under " << root;
}

// The test itself can fail: three includes that the plan forbids are told apart from one it allows.
TEST(House, AForbiddenIncludeIsSeen)
{
    EXPECT_TRUE(breachesOf({"core/dicom/x.cpp", 1, "dcmtk/dcmdata/dctk.h"}).empty());
    EXPECT_FALSE(breachesOf({"core/pixels/x.cpp", 1, "dcmtk/dcmdata/dctk.h"}).empty());
    EXPECT_FALSE(breachesOf({"core/dicom/x.cpp", 1, "core/nn/runtime.h"}).empty());
    EXPECT_FALSE(breachesOf({"core/nn/x.cpp", 1, "QString"}).empty());
}

TEST(House, NoHeaderAtADoorShowsTheLibraryBehindIt)
{
    for (const auto& door : doors)
        for (const auto& include : includesUnder(door.folder))
            if (include.file.extension() == ".h" && libraryOf(include.header) == door.library) {
                // A header that only the room itself includes may show it; such files end in _internal.h.
                EXPECT_NE(include.file.string().find("_internal.h"), std::string::npos)
                    << include.file << " shows " << door.library;
            }
}

TEST(House, NobodySeesAHeaderOfTheTorchModule)
{
    for (const char* top : {"core", "ui", "app"})
        for (const auto& include : includesUnder(top))
            if (startsWith(include.header, "core/torch/")) {
                EXPECT_TRUE(startsWith(include.file.generic_string(), "core/torch/")) << include.file;
            }
}

TEST(House, EveryShelfAgreesWithItsList)
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
            if (file.path().extension() == ".cpp" && !contains(shelf.others, file.path().stem().string()))
                onShelf.insert(file.path().stem().string());
        EXPECT_EQ(listed, onShelf) << shelf.folder << " and " << shelf.list;
    }
}

// A shelf's files have one shape and never include one another.
TEST(House, NoFileOfAShelfIncludesAnother)
{
    for (const auto& shelf : shelves)
        for (const auto& include : includesUnder(shelf.folder))
            if (startsWith(include.header, shelf.folder + "/") && !include.header.ends_with(".def")) {
                const auto target = fs::path(include.header).stem().string();
                EXPECT_TRUE(contains(shelf.others, target) || target == include.file.stem().string())
                    << include.file << " includes " << include.header;
            }
}

// A kind of anomaly that nobody meets is a promise without a keeper.
TEST(House, EveryWarningIsSaidSomewhere)
{
    static const std::regex entry(R"re(^LANTERN_WARNING\((\w+), ")re");
    std::string sources;
    for (const auto& file : fs::recursive_directory_iterator(root / "core"))
        if (file.path().extension() == ".cpp")
            sources += textOf(file.path());
    std::istringstream lines(textOf(root / "core/dicom/warnings.def"));
    std::string line;
    int seen = 0;
    while (std::getline(lines, line))
        if (std::smatch match; std::regex_search(line, match, entry)) {
            ++seen;
            EXPECT_TRUE(std::regex_search(sources, std::regex("WarningCode::" + match[1].str() + "\\b"))) << line;
        }
    EXPECT_GT(seen, 20);
}

// Only the theme knows a colour by its number.
TEST(House, AHexColourStandsOnlyInTheTheme)
{
    static const std::regex colour(R"re("#[0-9A-Fa-f]{6}"|0xff[0-9a-fA-F]{6}\b)re");
    for (const auto& entry : fs::recursive_directory_iterator(root / "ui")) {
        const auto path = entry.path().lexically_relative(root).generic_string();
        const auto extension = entry.path().extension();
        if ((extension == ".cpp" || extension == ".h") && !startsWith(path, "ui/theme/")) {
            EXPECT_FALSE(std::regex_search(textOf(entry.path()), colour)) << path;
        }
    }
}

namespace {

// Ways to run what a file or a name holds: unpicklers and archives of tensor libraries, and shells.
const std::regex runsCode(
    R"re(\b(torch::load|torch::save|jit::\w+|pickle_\w+|Unpickler|InputArchive|OutputArchive|QProcess|startDetached)\b)re"
    R"re(|(?:^|[^\w.>:]|std::|[^\w]::)(system|popen|exec[lv]p?e?|posix_spawnp?|wordexp|dlopen)\s*\()re");

}

// Nothing that Lantern opens by itself may hold code, and no name of a file ever reaches a shell.
TEST(House, NothingThatIsOpenedCanRunCode)
{
    // Lantern's own module, which lies beside the program, is opened by name, and a program starts itself again.
    const std::map<std::string, std::string> own{{"core/nn/runtime.cpp", "dlopen"}, {"core/base/threads.cpp", "execv"}};
    int seen = 0;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h")
                continue;
            ++seen;
            std::istringstream lines(textOf(entry.path()));
            std::string line;
            for (int number = 1; std::getline(lines, line); ++number) {
                const auto code = line.substr(0, line.find("//"));
                if (std::smatch match; std::regex_search(code, match, runsCode)) {
                    EXPECT_TRUE(own.contains(path) && match[2] == own.at(path))
                        << path << ":" << number << ": " << line;
                }
            }
        }
    EXPECT_GT(seen, 100);
}

// The test itself can fail.
TEST(House, ACallThatRunsCodeIsSeen)
{
    for (const char* line :
         {"auto module = torch::jit::load(path);", "torch::load(tensors, stream);", "InputArchive archive;",
          "torch::serialize::InputArchive archive, other;", "std::system(command.c_str());",
          "FILE* out = popen(name, mode);", "QProcess shell;", "execvp(name, words);", "if (::system(text) != 0)",
          "const auto value = torch::pickle_load(bytes);"})
        EXPECT_TRUE(std::regex_search(line, runsCode)) << line;
    for (const char* line :
         {"const auto system = coordinateSystem();", "tr(\"The system did not let Lantern read this.\")",
          "archive_read_open(archive, path)", "const bool executes = false;", "QLocale::system().language()",
          "event.system = coding.system;"})
        EXPECT_FALSE(std::regex_search(line, runsCode)) << line;
}

// One place writes files, whole or not at all; what goes around it would leave halves where the disk is full.
TEST(House, FilesAreWrittenInOnePlace)
{
    static const std::regex writes(
        R"re(\bofstream\b|\bfopen\b|O_WRONLY|O_RDWR|O_CREAT|\bcreat\(|QIODevice::WriteOnly|\.save\((?!\)|&))re");
    const std::set<std::string> allowed{
        "core/files/write_file.cpp",    // the place itself
        "core/files/file_lock.cpp",    // holds nothing
        "core/files/unpack_archive.cpp",    // into a private folder that goes with the program
        "core/session/header_index.cpp",    // SQLite's, with its own journal
        "ui/shell/screenshot.cpp",    // QSaveFile
    };
    for (const char* top : {"core", "ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if ((entry.path().extension() == ".cpp" || entry.path().extension() == ".h") && !allowed.contains(path)) {
                const auto text = textOf(entry.path());
                std::smatch match;
                EXPECT_FALSE(std::regex_search(text, match, writes)) << path << ": " << match.str();
            }
        }
}

// Work on a thread has one way: a continuation that Qt runs itself may meet a receiver that is gone.
TEST(House, OnlyTheLanesStartWorkOnThreads)
{
    static const std::regex way(R"re(\.then\(|QtConcurrent|QFuture|QPromise|QThreadPool|QRunnable|QThread::create)re");
    int seen = 0;
    for (const char* top : {"ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".h")
                continue;
            if (startsWith(path, "ui/lanes/")) {
                seen += std::regex_search(textOf(entry.path()), way);
                continue;
            }
            EXPECT_FALSE(std::regex_search(textOf(entry.path()), way)) << path;
        }
    EXPECT_GT(seen, 0) << "The lanes themselves were not seen.";
}

TEST(House, EachProgramAsksItsThreadsToSleepFirst)
{
    static const std::regex first(
        R"re(int main\(int argc, char\*\* argv\)\s*\{[^;]*(using namespace lantern;\s*)?restartWithSleepingThreads\(argv\);)re");
    for (const char* program : {"app/lantern", "app/lantern-cli"})
        EXPECT_TRUE(std::regex_search(textOf(root / program / "main.cpp"), first)) << program;
}
