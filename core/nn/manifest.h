#pragma once

#include "core/nn/label.h"
#include "core/nn/runtime.h"
#include "core/nn/slot.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lantern::nn {

// A figure with its 95 % interval.
struct Interval {
    double value = 0, low = 0, high = 0;
};

// Logit to probability, fitted on validation data: sigmoid or softmax of (logit / temperature + bias).
// The bias is used by networks with one output alone.
struct Calibration {
    double temperature = 1, bias = 0;
    std::string fittedOn;    // "val, n 941"; empty where nothing was fitted
    std::optional<double> eceBefore, eceAfter;    // on the test split, 15 bins

    double probability(double logit) const;    // of a network with one output
};

// Where a probability becomes a finding.
struct OperatingPoint {
    std::string name;    // "scan", "patch"
    double threshold = 0.5;
    std::optional<Interval> sensitivity, specificity;    // on the data named in chosenOn
    std::string chosenOn;
};

// What a reader must know of a model's marks to weigh them.
struct MarkFacts {
    double smallest = 0, largest = 0;    // mm, of the things that the model was trained for; 0: not stated
    int usualLeast = 0, usualMost = 0;    // marks on one scan, at the model's own threshold; 0: nobody counted
    int countedScans = 0;

    Messages sentences() const;    // of an outcome's notes
};

struct TrainingSource {
    std::string name, licence, citation, used;    // used: "split train, n 4,341"
};

// What stands in manifest.json: all that a package says about its model but the weights. Format 2; what format 1 said
// of one series and of labels without texts is read as well.
struct Manifest {
    std::string id, version, task;
    Texts title;
    struct Part {
        Architecture architecture;
        std::string weights;    // file name in the package
    };
    std::vector<Part> networks;    // several are an ensemble
    std::vector<Slot> inputs;
    std::vector<Label> labels;    // a single output speaks of the last of two labels
    Calibration calibration;
    std::vector<OperatingPoint> operatingPoints;    // the first is the default
    MarkFacts marks;
    std::map<std::string, double> parameters;    // the task's own numbers: "turns", ...
    std::vector<TrainingSource> trainingData;
    std::map<std::string, std::map<std::string, Interval>> metrics;    // by data set, then by name
    std::string weightsLicence;
    std::string selfTest;    // file name of the tensors "input/NAME" and "outputK/NAME"
    double selfTestTolerance = 1e-3;    // largest absolute difference of a logit
    std::map<std::string, std::string> files;    // SHA-256 in hex by file name, all but manifest.json
    std::string details;    // a JSON object of the task's own, as text; empty for none

    // How the pictures of the one series that it reads are made ready; of a model that reads none, and was given no
    // slot, the rule that takes anything.
    const InputRule& series() const;
    InputRule& series();    // makes the slot "series" where there is none
    bool reads(Slot::Kind kind) const;    // in any slot

    double threshold() const { return operatingPoints.empty() ? 0.5 : operatingPoints.front().threshold; }
    double parameter(const std::string& name, double otherwise) const;
};

// Malformed quotes the field that is missing or has the wrong type.
Result<Manifest> parseManifest(const std::string& json, const std::string& name);
std::string manifestText(const Manifest& manifest);

}
