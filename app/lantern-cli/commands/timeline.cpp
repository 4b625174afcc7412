#include "app/lantern-cli/command.h"
#include "app/lantern-cli/one_record.h"
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
    printRemarks(record);
}

}

void add_timeline(CLI::App& app)
{
    auto options = std::make_shared<RecordOptions>();
    auto* command = app.add_subcommand("timeline",
                                       "Show a patient's history (FHIR in JSON, or a record of the PhysioNet 2012 or "
                                       "2019 challenge) as a list of events");
    addPath(*command, *options);
    addChoice(*command, *options);
    command->callback([options] {
        const auto record = oneRecord(*options);
        if (options->json)
            printJson(report::timelineJson(record));
        else
            printTable(record);
        std::cout.flush();
        valueOrLeave(record::checkWhole(record));
    });
}

}
