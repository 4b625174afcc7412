#include "app/lantern-cli/command.h"
#include "app/lantern-cli/risk_curves.h"

namespace lantern::cli {

void add_risk(CLI::App& app)
{
    struct Options : RecordOptions {
        std::string model;
    };
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("risk",
                                       "Score a record hour by hour, with what each event contributes; by every model "
                                       "that suits it, in JSON as {\"curves\": [...]} where there are several");
    addPath(*command, *options);
    command->add_option("--model", options->model, "Id of a model or a package folder; without it all that suit");
    addChoice(*command, *options);
    command->callback([options] { sayRisks(*options, options->model); });
}

}
