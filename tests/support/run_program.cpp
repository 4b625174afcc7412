#include "tests/support/run_program.h"

#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace lantern::test {

namespace {

std::string quoted(const std::string& word)
{
    std::string shell = "'";
    for (const char letter : word)
        shell += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return shell + "'";
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

const std::filesystem::path built = std::filesystem::path(LANTERN_BINARY_DIR) / "bin";

}

Finished runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    const std::filesystem::path& cache, const std::vector<std::string>& variables)
{
    const TemporaryFolder folder;
    std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY XDG_STATE_HOME=" + quoted(folder.path().string())
        + " XDG_CACHE_HOME=" + quoted((cache.empty() ? folder.path() : cache).string());
    for (const auto& variable : variables)
        command += " " + quoted(variable);
    command += " " + quoted(program.string());
    for (const auto& argument : arguments)
        command += " " + quoted(argument);
    command += " >" + quoted((folder.path() / "out").string()) + " 2>" + quoted((folder.path() / "err").string());
    const int raw = std::system(command.c_str());
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw), contentOf(folder.path() / "out"),
            contentOf(folder.path() / "err")};
}

Finished runCli(const std::vector<std::string>& arguments, const std::filesystem::path& cache)
{
    return runProgram(built / "lantern-cli", arguments, cache);
}

Finished runWindow(const std::vector<std::string>& arguments)
{
    const TemporaryFolder home;
    const std::string folder = home.path().string();
    return runProgram(
        built / "lantern", arguments, {},
        {"QT_QPA_PLATFORM=offscreen", "HOME=" + folder, "XDG_CONFIG_HOME=" + folder, "XDG_DATA_HOME=" + folder});
}

}
