#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// The one log. Callers format with fmt; spdlog stays behind this door. Never a patient's name,
// ID or birth date in a line: UIDs are the most that may stand here. Folders and files are often
// named after patients, so warnings and errors are written withoutPaths().
namespace lantern::log {

enum class Echo { Off, ToStderr };

// Opens the rotating file FOLDER/lantern.log (3 files of 2 MB). Where that fails the log goes to
// stderr alone, and says so: a full disk must not stop the program.
void open(const std::filesystem::path& folder, Echo echo);

// $XDG_STATE_HOME/lantern, or ~/.local/state/lantern.
std::filesystem::path defaultFolder();

// "(path)" in place of each absolute path, up to the quote or colon that ends it, or to the end of
// the line: where a path with spaces ends cannot be known, and too much is better than a name.
std::string withoutPaths(std::string_view line);

void debug(std::string_view line);
void info(std::string_view line);
void warn(std::string_view line);
void error(std::string_view line);

}
