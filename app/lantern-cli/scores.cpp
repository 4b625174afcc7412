#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/record/event_words.h"
#include "core/record/moment.h"
#include "core/record/read_record.h"
#include "core/record/scores/score.h"
#include "core/report/scores_json.h"

#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

void print(const record::ScoreSeries& score, const record::Record& record)
{
    const auto& rule = *score.rule;
    fmt::print("{}, {} {}\n", inEnglish(rule.title), rule.actsBelow ? "threshold below" : "threshold from",
               rule.threshold);
    if (score.along.points.empty())
        fmt::print("  {}\n", inEnglish(score.along.reason));
    for (const auto& point : score.along.points) {
        fmt::print("  {:<26}  {:>3.0f}", record::textOf(point.time, record.clock), point.value);
        for (const auto& part : point.parts)
            if (part.points > 0)
                fmt::print("  +{} {}", part.points, inEnglish(part.title));
        fmt::print("\n");
    }
}

}

void add_scores(CLI::App& app)
{
    struct Options {
        std::string path, patient;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand(
        "scores", "Clinical scores along a record by their published rules: NEWS2, qSOFA, eGFR (CKD-EPI 2021)");
    command
        ->add_option("PATH", options->path,
                     "A FHIR file in JSON (also NDJSON, .gz), a 2012 record, or a folder with one patient's")
        ->required();
    command->add_option("--patient", options->patient, "Id or identifier of the patient, where there are several");
    command->add_flag("--json", options->json, "Print one JSON document");
    command->callback([options] {
        TerminalJob job("Opening");
        const auto path = valueOrLeave(opened(options->path, job));
        const auto record = valueOrLeave(record::readRecord(path, options->patient));
        const auto scores = record::scoresOf(record);
        if (options->json)
            printJson(report::scoresJson(scores, record));
        else
            for (const auto& score : scores)
                print(score, record);
        std::cout.flush();
        if (!options->json)    // where they stand beside the rest
            for (const auto& score : scores)
                for (const auto& note : score.along.notes)
                    std::cerr << inEnglish(score.rule->title) << ": " << inEnglish(note) << '\n';
        if (!options->json)
            for (const auto& remark : record::remarksOf(record))
                std::cerr << inEnglish(remark) << '\n';
        valueOrLeave(record::checkWhole(record));
    });
}

}
