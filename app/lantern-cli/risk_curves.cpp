#include "app/lantern-cli/risk_curves.h"

#include "app/lantern-cli/command.h"
#include "core/inference/score_record.h"
#include "core/nn/model_registry.h"
#include "core/record/event_words.h"
#include "core/record/moment.h"
#include "core/record/read_record.h"
#include "core/report/record_json.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <nlohmann/json.hpp>

namespace lantern::cli {

namespace {

void printTable(const record::ScoreSeries& series, const record::Record& record)
{
    if (!series.isScored())
        return;
    fmt::print("{} {}, threshold {:.3f}. Not for diagnostic use.\n", series.model->id, series.model->version,
               series.threshold);
    fmt::print("hour  time                        risk   lowest to highest network\n");
    for (const auto& point : series.points)
        fmt::print("{:>4}  {:<26}  {:.3f}  {:.3f} to {:.3f}{}\n", record::hourOf(series, point),
                   record::textOf(point.time, record.clock), point.value, point.low, point.high,
                   point.value >= series.threshold ? "  above the threshold" : "");
    const auto& last = series.points.back();
    fmt::print("What moved hour {} most (risk with the event less risk without it):\n", record::hourOf(series, last));
    for (std::size_t i = 0; i < std::min<std::size_t>(last.parts.size(), 10); ++i) {
        const auto& event = record.events[last.parts[i].event];
        fmt::print("{:+.3f}  {}  {} {}\n", last.parts[i].change, record::textOf(event.time, record.clock), event.text,
                   inEnglish(record::valueForPeople(event)));
    }
    for (const auto& note : series.notes)
        std::cerr << "note: " << inEnglish(note) << '\n';
}

// The one that is named, or all that are installed; inference::scoreRecord() passes over those that read no records.
std::vector<nn::Package> packagesFor(const std::string& model)
{
    std::vector<nn::Package> packages;
    nn::ModelRegistry registry;
    if (!model.empty())
        packages.push_back(valueOrLeave(registry.find(model)));
    else
        for (auto& found : registry.manifests())
            if (found.package)
                packages.push_back(*std::move(found.package));
    return packages;
}

std::vector<record::ScoreSeries> scored(const record::Record& record, const std::string& model)
{
    const auto packages = packagesFor(model);
    nn::LoadedModels models;
    TerminalJob job("Leaving out events, one at a time:");
    if (!model.empty())
        return {valueOrLeave(inference::scoreRecord(record, packages.front(), models, inference::Explain::Yes, job))};
    auto all = valueOrLeave(inference::scoreRecord(record, packages, models, inference::Explain::Yes, job));
    if (all.empty())
        leave({ErrorCode::NotFound, said("No model that reads records is installed.")});
    return all;
}

// One that suits stands alone, as with --model; several stand in a list.
void print(const std::vector<const record::ScoreSeries*>& shown, const record::Record& record, bool asJson)
{
    if (!asJson)
        for (const auto* series : shown)
            printTable(*series, record);
    else if (shown.size() == 1)
        printJson(report::riskJson(*shown.front(), record));
    else {
        auto curves = nlohmann::json::array();
        for (const auto* series : shown)
            curves.push_back(report::riskJson(*series, record));
        printJson({{"curves", std::move(curves)}});
    }
}

}

void sayRisks(const RecordOptions& options, const std::string& model)
{
    const auto record = oneRecord(options);
    const auto all = scored(record, model);
    std::vector<const record::ScoreSeries*> shown;
    for (const auto& series : all)
        if (series.isScored() || series.hasFailed)
            shown.push_back(&series);
    if (shown.empty())
        shown.push_back(&all.front());
    print(shown, record, options.json);
    std::cout.flush();
    if (!options.json)    // where it stands beside the rest
        printRemarks(record);
    for (const auto* series : shown)
        if (!series->isScored())
            leave({series->hasFailed ? ErrorCode::Malformed : ErrorCode::Refused, series->reason});
    valueOrLeave(record::checkWhole(record));
}

}
