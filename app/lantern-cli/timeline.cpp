#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/record/event_words.h"
#include "core/record/moment.h"
#include "core/record/read_record.h"
#include "core/report/timeline_json.h"

#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

void printTable(const record::Record& record)
{
    const auto& patient = record.patient;
    fmt::print("{} {} {} {}\n", patient.name, patient.id, patient.birthDate, patient.sex);
    if (!record.release.empty())
        fmt::print("FHIR {}\n", record.release);
    for (const auto& event : record.events) {
        const auto time = record::textOf(event.time, record.clock);
        fmt::print("{:<26}{:<14}{}", time.empty() ? "undated" : time, report::nameOf(event.kind),
                   record::titleForPeople(event));
        if (const auto value = record::valueForPeople(event); !value.empty())
            fmt::print(": {}", inEnglish(value));
        if (!event.studyUid.empty())
            fmt::print(" [{}]", event.studyUid);
        fmt::print("\n");
    }
    fmt::print("{} events\n", record.events.size());
    for (const auto& remark : record::remarksOf(record))
        std::cerr << inEnglish(remark) << '\n';
}

}

void add_timeline(CLI::App& app)
{
    struct Options {
        std::string path, patient;
        bool json = false;
    };
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand(
        "timeline", "Show a patient's history (FHIR in JSON or PhysioNet 2012 record) as a list of events");
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
        if (options->json)
            printJson(report::timelineJson(record));
        else
            printTable(record);
        std::cout.flush();
        valueOrLeave(record::checkWhole(record));
    });
}

}
