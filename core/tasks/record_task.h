#pragma once

#include "core/nn/manifest.h"
#include "core/nn/runtime.h"
#include "core/record/feature_set.h"
#include "core/tasks/model_card.h"
#include "core/tasks/record_cases.h"
#include "core/tasks/risk_figures.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a network that reads records is for. The record tasks shelf has one file a task, which alone knows its name;
// record_tasks.def lists them. Folds, scaling, training, calibration, scoring and explaining are the same for all.
namespace lantern::tasks {

// A network worth comparing: its family, what it reads, how it is trained, and how many of it share a fold.
struct RiskCandidate {
    std::string name;    // for people: "simple-rnn"
    std::vector<std::string> columns;    // of the task's features
    nn::Architecture architecture;    // "inputs" is their number
    nn::Recipe recipe;
    int networksPerFold = 1;
    // Of gated-rnn: so many columns at the end have a straight way to the answer, which is logistic regression at
    // first.
    std::size_t straightColumns = 0;
    // Once the folds have said how good it is, one network trained on all cases is used; else the networks
    // of the folds are, as an ensemble.
    bool isSingle = false;
    // Of a single one: the mean of its folds is scored too, so that nobody takes what averaging gains for what gates
    // gain.
    bool isAveragedToo = false;
};

struct RecordTask {
    std::string_view id;    // "icu-mortality": what manifests call it
    // What is predicted, as a lane is called, and by when.
    Message target, horizon;
    const record::FeatureSet* features = nullptr;

    // The stay that is scored; Refused says in one sentence why this record has none.
    Result<record::IcuStay> (*stayOf)(const record::Record& record) = nullptr;
    // Is anything known by this hour that the networks should speak of? Before it the prior stands.
    bool (*hasBegun)(const record::FeatureRows& rows, int hour) = nullptr;
    // Of packages that were made before they named their columns: those that they scaled, and those of a named choice
    // (empty: no such choice). Null: there are no such packages.
    std::vector<std::string> (*unnamedColumns)() = nullptr;
    std::vector<std::string> (*columnsOfChoice)(std::string_view choice) = nullptr;

    // Labelled rows of a data set as cases: `data` (file, folder, archive) with the table `outcomes`.
    Result<RecordCases> (*cases)(const std::filesystem::path& data, const std::filesystem::path& outcomes,
                                 Job& job) = nullptr;
    std::vector<RiskCandidate> candidates;    // compared in this order; the last is what is shipped
    // The yardstick beside every network: logistic regression of the last hour.
    std::vector<std::string> regressionColumns;
    double regressionPenalty = 100;
    std::vector<int> earlierHours;    // at which the ranking is shown too

    // How it is judged, each figure with its interval, and where its operating point lies.
    std::vector<std::string> figureNames;
    std::map<std::string, nn::Interval> (*figures)(const PredictedRisks& risks, double threshold) = nullptr;
    double (*threshold)(const PredictedRisks& risks) = nullptr;
    std::string operatingPoint;

    nn::Manifest manifest;    // what every package of it says: version, titles, labels, licence, data without numbers
    std::string (*card)(const nn::Manifest& manifest, Language language) = nullptr;
};

// All that there are, in the order of record_tasks.def.
std::span<const RecordTask> recordTasks();
const RecordTask* findRecordTask(std::string_view id);    // null: no task of records

}
