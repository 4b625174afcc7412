#include "app/lantern-cli/command.h"
#include "core/demo/write_demo.h"

#include <iostream>

namespace lantern::cli {

namespace {

struct Options {
    std::string folder;
    std::uint64_t seed = 1;
    int threads = 2;
    bool isJson = false;
};

}

void add_demo(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    auto* command =
        app.add_subcommand("demo", "Write two synthetic patients: a chest and a head, with their histories");
    command->add_option("DIR", options->folder, "Folder to write into; made where it is absent")->required();
    command->add_option("--seed", options->seed, "Another number makes other patients; the same one the same bytes")
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Threads to compute with")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_flag("--json", options->isJson, "Say what was written as JSON");
    command->callback([options] {
        TerminalJob job("Writing slices");
        const auto written = valueOrLeave(demo::writeDemo(options->folder, options->seed, job, options->threads));
        if (options->isJson)
            printJson({{"folder", options->folder},
                       {"seed", options->seed},
                       {"dicomFiles", written.dicomFiles},
                       {"bytes", written.bytes},
                       {"patients", {"lantern-one", "lantern-two"}},
                       {"truth", "truth.json"}});
        else
            std::cout << "Wrote two synthetic patients to " << options->folder << ": " << written.dicomFiles
                      << " DICOM files and two histories, " << (written.bytes + 500'000) / 1'000'000 << " MB.\n";
    });
}

}
