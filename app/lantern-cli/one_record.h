#pragma once

#include "core/record/event.h"

#include <CLI/CLI.hpp>
#include <string>

// What the commands that look at one patient's record share.
namespace lantern::cli {

struct RecordOptions {
    std::string path, patient;
    bool json = false;
};

void addPath(CLI::App& command, RecordOptions& options);
void addChoice(CLI::App& command, RecordOptions& options);    // --patient and --json

// The record that is meant, out of an archive too, or leave().
record::Record oneRecord(const RecordOptions& options);

// What should be known of it as a whole, to stderr, where it stands beside the rest.
void printRemarks(const record::Record& record);

}
