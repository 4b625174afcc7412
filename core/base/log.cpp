#include "core/base/log.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <string>
#include <vector>

namespace lantern::log {

namespace {

constexpr std::size_t bytesPerFile = 2'000'000;
constexpr std::size_t filesKept = 3;

// Before open() is called (tests, mostly) lines go nowhere.
std::shared_ptr<spdlog::logger>& logger()
{
    static auto instance = std::make_shared<spdlog::logger>("lantern");
    return instance;
}

}

std::filesystem::path defaultFolder()
{
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state)
        return std::filesystem::path(state) / "lantern";
    if (const char* home = std::getenv("HOME"); home && *home)
        return std::filesystem::path(home) / ".local/state/lantern";
    return std::filesystem::temp_directory_path() / "lantern";
}

void open(const std::filesystem::path& folder, Echo echo)
{
    std::vector<spdlog::sink_ptr> sinks;
    std::string trouble;
    try {
        std::filesystem::create_directories(folder);
        sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "lantern.log").string(),
                                                                               bytesPerFile, filesKept));
    } catch (const std::exception& problem) {
        trouble = problem.what();
        echo = Echo::ToStderr;
    }
    if (echo == Echo::ToStderr)
        sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());

    auto opened = std::make_shared<spdlog::logger>("lantern", sinks.begin(), sinks.end());
    opened->set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
    opened->flush_on(spdlog::level::warn);
    logger() = std::move(opened);
    if (!trouble.empty())
        warn("The log file could not be opened: " + trouble);
}

std::string withoutPaths(std::string_view line)
{
    std::string kept;
    for (std::size_t at = 0; at < line.size();) {
        const bool beginsWord = at == 0 || line[at - 1] == ' ' || line[at - 1] == '"' || line[at - 1] == '(';
        if (line[at] != '/' || !beginsWord) {
            kept += line[at++];
            continue;
        }
        kept += "(path)";
        const auto end = std::min(line.find('"', at), line.find(": ", at));
        at = std::min(end, line.size());
    }
    return kept;
}

void debug(std::string_view line) { logger()->debug(line); }
void info(std::string_view line) { logger()->info(line); }
void warn(std::string_view line) { logger()->warn(withoutPaths(line)); }
void error(std::string_view line) { logger()->error(withoutPaths(line)); }

}
