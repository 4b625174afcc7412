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

}

Finished runCli(const std::vector<std::string>& arguments, const std::filesystem::path& cache)
{
    const TemporaryFolder folder;
    std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY XDG_STATE_HOME=" + quoted(folder.path().string())
        + " XDG_CACHE_HOME=" + quoted((cache.empty() ? folder.path() : cache).string()) + " "
        + quoted(std::string(LANTERN_BINARY_DIR) + "/bin/lantern-cli");
    for (const auto& argument : arguments)
        command += " " + quoted(argument);
    command += " >" + quoted((folder.path() / "out").string()) + " 2>" + quoted((folder.path() / "err").string());
    const int raw = std::system(command.c_str());
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw), contentOf(folder.path() / "out"),
            contentOf(folder.path() / "err")};
}

}
