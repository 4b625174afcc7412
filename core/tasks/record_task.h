#pragma once

#include "core/tasks/record_reader.h"
#include "core/tasks/record_trainer.h"

#include <span>
#include <string_view>

// What a network that reads records is for, in two roles. The shelf records/ has one file a task, which alone knows its
// name; records.def lists them. Folds, scaling, training, calibration, scoring and explaining are the same for all.
namespace lantern::tasks {

struct RecordTask {
    std::string_view id;    // what manifests call it
    RecordReader reader;
    RecordTrainer trainer;
};

// All that there are, in the order of records.def.
std::span<const RecordTask> recordTasks();
const RecordTask* findRecordTask(std::string_view id);    // null: no task of records

}
