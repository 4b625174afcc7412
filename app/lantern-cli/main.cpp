#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/base/log.h"
#include "core/base/threads.h"
#include "core/dicom/read_header.h"

#include <cstdio>
#include <iostream>

int main(int argc, char** argv)
{
    using namespace lantern;

    restartWithSleepingThreads(argv);
    CLI::App app{"Lantern reads, draws and analyses radiology studies. Not for diagnostic use.", "lantern-cli"};
    app.require_subcommand(1);
    app.set_version_flag("--version", LANTERN_VERSION);
    bool verbose = false;
    app.add_flag("--verbose", verbose, "Show the log on stderr as well");
    std::string passwordFile;
    app.add_option("--password-file", passwordFile, "The first line of this file opens archives that are locked");
    app.fallthrough();    // so that --verbose may stand after the command too

    app.parse_complete_callback([&] {
        log::open(log::defaultFolder(), verbose ? log::Echo::ToStderr : log::Echo::Off);
        if (!passwordFile.empty())
            cli::takePasswordFrom(passwordFile);
    });

#define LANTERN_COMMAND(name) cli::add_##name(app);
#include "app/lantern-cli/commands/commands.def"
#undef LANTERN_COMMAND

    const dicom::Library dicomLibrary;
    try {
        app.parse(argc, argv);
    } catch (const CLI::RuntimeError& left) {
        return left.get_exit_code();
    } catch (const CLI::ParseError& problem) {
        // --help and --version arrive here too, with status 0.
        const int status = app.exit(problem);
        return status == 0 ? 0 : 2;
    } catch (const std::bad_alloc&) {
        std::cerr << "There is not enough memory for this.\n";
        return 1;
    } catch (const std::exception& problem) {
        std::cerr << "Lantern stopped over its own mistake: " << problem.what() << '\n';
        return 1;
    }
    // Half an answer is none, where it goes into a file on a full disk.
    if (!std::cout.flush() || std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        std::cerr << "The answer could not be written whole: is the disk full?\n";
        return 1;
    }
    return 0;
}
