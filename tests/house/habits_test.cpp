#include "tests/house/house.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>

// What every source keeps to.
namespace lantern::house {

// A kind of anomaly that nobody meets is a promise without a keeper.
TEST(Habits, EveryWarningIsSaidSomewhere)
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
TEST(Habits, AHexColourStandsOnlyInTheTheme)
{
    static const std::regex colour(R"re("#[0-9A-Fa-f]{6}"|0xff[0-9a-fA-F]{6}\b)re");
    for (const auto& entry : fs::recursive_directory_iterator(root / "ui")) {
        const auto path = entry.path().lexically_relative(root).generic_string();
        if (isSource(entry.path()) && !path.starts_with("ui/theme/")) {
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
TEST(Habits, NothingThatIsOpenedCanRunCode)
{
    // Lantern's own module, which lies beside the program, is opened by name, and a program starts itself again.
    const std::map<std::string, std::string> own{{"core/nn/runtime.cpp", "dlopen"}, {"core/base/threads.cpp", "execv"}};
    int seen = 0;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if (!isSource(entry.path()))
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
TEST(Habits, ACallThatRunsCodeIsSeen)
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
TEST(Habits, FilesAreWrittenInOnePlace)
{
    static const std::regex writes(
        R"re(\bofstream\b|\bfopen\b|O_WRONLY|O_RDWR|O_CREAT|\bcreat\(|QIODevice::WriteOnly|\.save\((?!\)|&))re");
    const std::set<std::string> allowed{
        "core/files/write_file.cpp",    // the place itself
        "core/files/file_lock.cpp",    // holds nothing
        "core/files/unpack_archive.cpp",    // into a private folder that goes with the program
        "core/sources/sqlite_header_cache.cpp",    // SQLite's, with its own journal
        "ui/shell/screenshot.cpp",    // QSaveFile
    };
    for (const char* top : {"core", "ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if (isSource(entry.path()) && !allowed.contains(path)) {
                const auto text = textOf(entry.path());
                std::smatch match;
                EXPECT_FALSE(std::regex_search(text, match, writes)) << path << ": " << match.str();
            }
        }
}

// A model is a package and its task a file on the shelf: nothing else knows either by its name.
TEST(Habits, AModelIsNamedInItsOwnTaskAlone)
{
    int packages = 0;
    for (const auto& package : fs::directory_iterator(root / "resources/models")) {
        const auto id = package.path().filename().string();
        auto own = id + ".cpp";
        std::ranges::replace(own, '-', '_');
        ++packages;
        for (const char* top : {"core", "ui", "app"})
            for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
                const auto path = entry.path().lexically_relative(root).generic_string();
                const bool isOwn = path == "core/tasks/images/" + own || path == "core/tasks/records/" + own
                    || (path.starts_with("core/tasks/") && entry.path().extension() == ".def");
                if (!entry.is_regular_file() || entry.path().extension() == ".md" || isOwn)
                    continue;
                EXPECT_EQ(textOf(entry.path()).find(id), std::string::npos) << path << " names " << id;
            }
    }
    EXPECT_GE(packages, 4);
}

// Work on a thread has one way: a continuation that Qt runs itself may meet a receiver that is gone.
TEST(Habits, OnlyTheLanesStartWorkOnThreads)
{
    static const std::regex way(R"re(\.then\(|QtConcurrent|QFuture|QPromise|QThreadPool|QRunnable|QThread::create)re");
    int seen = 0;
    for (const char* top : {"ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto path = entry.path().lexically_relative(root).generic_string();
            if (!isSource(entry.path()))
                continue;
            if (path.starts_with("ui/lanes/")) {
                seen += std::regex_search(textOf(entry.path()), way);
                continue;
            }
            EXPECT_FALSE(std::regex_search(textOf(entry.path()), way)) << path;
        }
    EXPECT_GT(seen, 0) << "The lanes themselves were not seen.";
}

TEST(Habits, EachProgramAsksItsThreadsToSleepFirst)
{
    static const std::regex first(
        R"re(int main\(int argc, char\*\* argv\)\s*\{[^;]*(using namespace lantern;\s*)?restartWithSleepingThreads\(argv\);)re");
    for (const char* program : {"app/lantern", "app/lantern-cli"})
        EXPECT_TRUE(std::regex_search(textOf(root / program / "main.cpp"), first)) << program;
}

}
