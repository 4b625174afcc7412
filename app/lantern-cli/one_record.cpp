#include "app/lantern-cli/one_record.h"

#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/record/event_words.h"
#include "core/record/read_record.h"

#include <iostream>

namespace lantern::cli {

void addPath(CLI::App& command, RecordOptions& options)
{
    command
        .add_option("PATH", options.path,
                    "A FHIR file in JSON (also NDJSON, .gz), a record of the 2012 or the 2019 challenge, or a folder "
                    "with one patient's")
        ->required();
}

void addChoice(CLI::App& command, RecordOptions& options)
{
    command.add_option("--patient", options.patient, "Id or identifier of the patient, where there are several");
    command.add_flag("--json", options.json, "Print one JSON document");
}

record::Record oneRecord(const RecordOptions& options)
{
    TerminalJob job("Opening");
    const auto path = valueOrLeave(opened(options.path, job));
    return valueOrLeave(record::readRecord(path, options.patient));
}

void printRemarks(const record::Record& record)
{
    for (const auto& remark : record::remarksOf(record))
        std::cerr << inEnglish(remark) << '\n';
}

}
