#include "app/lantern-cli/opened.h"

#include "core/base/result.h"
#include "core/files/write_file.h"

#include <iostream>
#include <optional>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace lantern::cli {

namespace {

namespace fs = std::filesystem;

// Typed without being seen; nothing where nobody sits at a terminal.
std::optional<std::string> askedPassword(const std::string& why)
{
    termios shown{};
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0 || ::tcgetattr(STDIN_FILENO, &shown) != 0)
        return std::nullopt;
    std::cerr << why << " Password: " << std::flush;
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    std::string password;
    const bool isTyped = static_cast<bool>(std::getline(std::cin, password));
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::cerr << '\n';
    return isTyped && !password.empty() ? std::optional(password) : std::nullopt;
}

}

files::Archives& archives()
{
    static files::Archives all;
    return all;
}

void takePasswordFrom(const fs::path& file)
{
    if (const auto text = files::readText(file, 1 << 16))
        archives().addPassword(text->substr(0, text->find_first_of("\r\n")));
    else
        std::cerr << text.error().sentence() << '\n';
}

Result<files::Archives::Opened> opened(std::span<const fs::path> paths, Job& job)
{
    constexpr int tries = 3;
    for (int i = 0;; ++i) {
        auto all = archives().open(paths, job);
        if (all || all.error().code != ErrorCode::Locked || i == tries)
            return all;
        auto password = askedPassword(all.error().sentence());
        if (!password)
            return all;
        archives().addPassword(*std::move(password));
    }
}

Result<fs::path> opened(const fs::path& path, Job& job)
{
    LANTERN_TRY(all, opened(std::span(&path, 1), job));
    return all.paths.front();
}

Result<dicom::Catalogue> scanned(std::span<const fs::path> paths, Job& job, const sources::FindOptions& options)
{
    LANTERN_TRY(all, opened(paths, job));
    LANTERN_TRY(found, sources::find(all, job, options));
    return std::move(found.catalogue);
}

}
