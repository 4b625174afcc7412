#include "app/lantern-cli/command.h"
#include "core/learning/evaluate_images.h"
#include "core/learning/evaluate_record.h"
#include "core/nn/model_registry.h"
#include "core/report/evaluation_json.h"
#include "core/report/record_json.h"
#include "core/tasks/model_kind.h"
#include "core/tasks/record_task.h"

#include <iostream>

namespace lantern::cli {

namespace {

struct Options {
    std::string model, split;
    std::filesystem::path data, outcomes;
    int threads = 1;
    bool json = false;
};

void evaluateImages(const Options& options, const nn::Package& package)
{
    if (!options.outcomes.empty())
        leave({ErrorCode::WrongUse, said("--outcomes belongs to models that read records.")});
    TerminalJob job("Scoring");
    const auto result =
        valueOrLeave(learning::evaluateImageModel(package, options.data, options.split, options.threads, job));
    if (options.json)
        printJson(report::evaluationJson(result));
    else
        std::cout << report::evaluationText(result);
}

void evaluateRecords(const Options& options, const nn::Package& package)
{
    const auto* task = tasks::findRecordTask(package.manifest().task);
    if (options.outcomes.empty() && !(task && task->trainer.labelsStandInRecords))
        leave({ErrorCode::WrongUse, said("Name the table of outcomes with --outcomes.")});
    if (!options.split.empty())
        leave({ErrorCode::WrongUse, said("--split belongs to models that read pictures.")});
    TerminalJob job("Scoring");
    const auto result = valueOrLeave(learning::evaluateRecordModel(package, options.data, options.outcomes, job));
    const auto json = report::evaluationJson(result);
    if (options.json)
        return printJson(json);
    for (const auto& [name, value] : json.items())
        std::cout << name << ' ' << value << '\n';
}

}

void add_evaluate(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("evaluate", "Score a model on labelled data, with intervals");
    command->add_option("--model", options->model, "Id of a model or a package folder")->required();
    command
        ->add_option("--data", options->data,
                     "Pictures: a folder or .tar.xz with labels.csv, or CLASS/*.png|jpg folders. Records: a folder "
                     "or archive of records of the 2012 or the 2019 challenge")
        ->required();
    command->add_option("--split", options->split, "Only the rows of this split; without it every row");
    command->add_option("--outcomes", options->outcomes, "Of records: the table with RecordID and In-hospital_death");
    command->add_option("--threads", options->threads, "Threads of the tensor library")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print one JSON document");
    command->callback([options] {
        const auto package = valueOrLeave(nn::ModelRegistry().find(options->model));
        if (valueOrLeave(tasks::kindOf(package.manifest())) == tasks::ModelKind::Image)
            evaluateImages(*options, package);
        else
            evaluateRecords(*options, package);
    });
}

}
