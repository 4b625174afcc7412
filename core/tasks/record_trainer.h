#pragma once

#include "core/nn/manifest.h"
#include "core/nn/runtime.h"
#include "core/tasks/model_card.h"
#include "core/tasks/record_cases.h"
#include "core/tasks/risk_figures.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

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

// How labelled records become cases, and how a network is trained and judged by them.
struct RecordTrainer {
    // No table of outcomes is named; `outcomes` is then empty.
    bool labelsStandInRecords = false;
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

}
