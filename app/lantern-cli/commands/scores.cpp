#include "app/lantern-cli/command.h"
#include "app/lantern-cli/one_record.h"
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
    fmt::print("{}, {} {}\n", inEnglish(score.target), score.actsBelow ? "threshold below" : "threshold from",
               score.threshold);
    if (score.points.empty())
        fmt::print("  {}\n", inEnglish(score.reason));
    for (const auto& point : score.points) {
        fmt::print("  {:<26}  {:>3.0f}", record::textOf(point.time, record.clock), point.value);
        for (const auto& part : point.parts)
            if (part.change > 0)
                fmt::print("  +{} {}", part.change, inEnglish(part.title));
        fmt::print("\n");
    }
}

}

void add_scores(CLI::App& app)
{
    auto options = std::make_shared<RecordOptions>();
    auto* command = app.add_subcommand(
        "scores", "Clinical scores along a record by their published rules: NEWS2, qSOFA, eGFR (CKD-EPI 2021)");
    addPath(*command, *options);
    addChoice(*command, *options);
    command->callback([options] {
        const auto record = oneRecord(*options);
        const auto scores = record::scoresOf(record);
        if (options->json)
            printJson(report::scoresJson(scores, record));
        else
            for (const auto& score : scores)
                print(score, record);
        std::cout.flush();
        if (!options->json)    // where they stand beside the rest
            for (const auto& score : scores)
                for (const auto& note : score.notes)
                    std::cerr << inEnglish(score.target) << ": " << inEnglish(note) << '\n';
        if (!options->json)
            printRemarks(record);
        valueOrLeave(record::checkWhole(record));
    });
}

}
