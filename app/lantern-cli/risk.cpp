#include "app/lantern-cli/command.h"
#include "app/lantern-cli/one_record.h"
#include "core/nn/model_registry.h"
#include "core/record/event_words.h"
#include "core/record/moment.h"
#include "core/record/read_record.h"
#include "core/session/record_json.h"
#include "core/session/score_record.h"

#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

void printTable(const session::RiskCurve& curve, const record::Record& record)
{
    if (curve.state == session::RiskCurve::State::NotApplicable)
        return;
    fmt::print("{} {}, threshold {:.3f}. Not for diagnostic use.\n", curve.model.id, curve.model.version,
               curve.threshold);
    fmt::print("hour  time                        risk   lowest to highest network\n");
    for (const auto& point : curve.points)
        fmt::print("{:>4}  {:<26}  {:.3f}  {:.3f} to {:.3f}{}\n", point.hour, record::textOf(point.time, record.clock),
                   point.risk, point.low, point.high, point.risk >= curve.threshold ? "  above the threshold" : "");
    if (curve.points.empty())
        return;
    fmt::print("What moved hour {} most (risk with the event less risk without it):\n", curve.points.back().hour);
    int shown = 0;
    for (const auto& contribution : curve.contributions) {
        if (contribution.hour != curve.points.back().hour || shown == 10)
            continue;
        const auto& event = record.events[contribution.event];
        fmt::print("{:+.3f}  {}  {} {}\n", contribution.change, record::textOf(event.time, record.clock), event.text,
                   inEnglish(record::valueForPeople(event)));
        ++shown;
    }
    for (const auto& note : curve.notes)
        std::cerr << "left out: " << inEnglish(note) << '\n';
}

}

void add_risk(CLI::App& app)
{
    struct Options : RecordOptions {
        std::string model = "icu-mortality";
    };
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("risk", "Score a record hour by hour, with what each event contributes");
    addPath(*command, *options);
    command->add_option("--model", options->model, "Id of a model or a package folder")->capture_default_str();
    addChoice(*command, *options);
    command->callback([options] {
        const auto record = oneRecord(*options);
        const auto package = valueOrLeave(nn::ModelRegistry().find(options->model));
        TerminalJob job("Leaving out events, one at a time:");
        nn::LoadedModels models;
        const auto curve = valueOrLeave(session::scoreRecord(record, package, models, session::Explain::Yes, job));
        if (options->json)
            printJson(session::riskJson(curve, record));
        else
            printTable(curve, record);
        std::cout.flush();
        if (!options->json)    // where it stands beside the rest
            printRemarks(record);
        if (curve.state == session::RiskCurve::State::NotApplicable)
            leave({ErrorCode::Refused, curve.reason});
        valueOrLeave(record::checkWhole(record));
    });
}

}
