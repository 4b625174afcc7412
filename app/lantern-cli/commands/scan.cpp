#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/dicom/stacks/series_warnings.h"
#include "core/report/scan_json.h"
#include "core/sources/sqlite_header_cache.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <thread>

namespace lantern::cli {

namespace {

constexpr std::size_t filesLookedInto = 3;    // of each series, for what its pixel data say

void lookIntoFiles(dicom::Catalogue& catalogue)
{
    for (auto* series : catalogue.series())
        series->warnings = dicom::allWarningsOf(*series, filesLookedInto);
}

Message nothingFound(const std::filesystem::path& path, std::size_t unreadable)
{
    if (unreadable > 0)
        return said("Of what lies under \"{}\" nothing could be read: {} named above with the reason.", path.string(),
                    unreadable == 1 ? "1 file is" : fmt::format("{} files are", unreadable));
    return said("There are no DICOM files under \"{}\": name a file or folder that holds some.", path.string());
}

}

void add_scan(CLI::App& app)
{
    struct Options {
        std::vector<std::filesystem::path> paths;
        bool json = false, noIndex = false;
    };
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("scan", "List the patients, studies and series in files, folders, DICOMDIRs and archives");
    command->add_option("PATH", options->paths, "Files, folders, DICOMDIRs, ZIP, 7z, tar or ISO files")->required();
    command->add_flag("--json", options->json, "Print one JSON document");
    command->add_flag("--no-index", options->noIndex, "Read every header, and keep none for the next scan");
    command->footer("Headers that were read are kept in \"" + sources::SqliteHeaderCache::defaultFile().string()
                    + "\", readable by you alone, so that unchanged folders open at once. Delete it to forget them.");
    command->callback([options] {
        TerminalJob job("Reading headers");
        const int threads = static_cast<int>(std::max(std::thread::hardware_concurrency(), 1u));
        sources::SqliteHeaderCache index;
        auto catalogue = valueOrLeave(
            scanned(options->paths, job, {.threads = threads, .headers = options->noIndex ? nullptr : &index}));
        const auto shown = [](const std::filesystem::path& path) { return archives().shown(path); };
        if (options->json) {
            lookIntoFiles(catalogue);
            printJson(report::scanJson(catalogue, shown));
        } else {
            std::cout << report::scanText(catalogue, shown);
        }
        std::cout.flush();
        if (catalogue.patients.empty())
            leave({ErrorCode::Refused, nothingFound(options->paths.front(), catalogue.unreadable.size())});
    });
}

}
