#pragma once

#include "core/base/message.h"
#include "core/geometry/image_plane.h"
#include "core/nn/label.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lantern::nn {

// What a model said about a series, in one of the states a reader must be able to tell apart
// (those that can occur so far): they never share a look, and none but the last two is a result.
enum class State {
    NotRequested,
    NotApplicable,    // no rule of the model fits this kind of series
    Running,
    Refused,    // a guard failed: which, the value, the limit
    Failed,    // a technical error
    NothingAboveThreshold,
    Findings,
};

std::string nameOf(State state);    // as in analyse --json: "nothing-above-threshold"

// What a model marks: one line of its list. A person's reading alone makes it a finding or not.
struct Finding {
    std::string label;    // "nodule": the id of one of the outcome's labels
    double probability = 0;    // calibrated where the model is
    std::optional<geometry::PatientPoint> patient;    // mm, LPS; nothing where the slice does not say where it lies
    geometry::PixelPoint pixel;    // on its slice
    int slice = 0;    // index in the series, from 0
    std::string sopInstanceUid;
    double diameter = 0;    // mm of the region above the threshold, 0 where unknown
    bool isBeyondTraining = false;    // wider than anything that the model was trained for
    // Every outline of the mark: its slice and the highest place in it. Empty where no map was kept.
    struct Outline {
        int slice = 0;
        geometry::PixelPoint pixel;
    };
    std::vector<Outline> outlines = {};
};

// Probabilities over one slice on the network's own grid: cell (i, j) is centred at image pixel
// (originColumn + j * cellColumns, originRow + i * cellRows).
struct MapSlice {
    int rows = 0, columns = 0;
    double originColumn = 0, originRow = 0, cellColumns = 1, cellRows = 1;
    std::shared_ptr<const std::vector<float>> probabilities;    // empty: the slice was not scored
    std::optional<geometry::ImagePlane> plane = {};    // of the slice, where it says so
    std::string sopInstanceUid = {};
};

// A cell of one slice's map: row * columns + column.
struct MapCell {
    int slice = 0, cell = 0;
};

// How the regions of a map become marks, whatever the threshold; a task's own. Lengths in mm, 0: no rule.
struct MarkRule {
    std::string label;    // of each mark: "nodule"
    double smallest = 0;    // regions of a smaller disc are neither drawn nor listed
    double sameThing = 0;    // regions whose highest places are nearer than this are one thing, seen twice
    double largest = 0;    // what is wider is beyond what the model was trained for
    std::vector<std::pair<MapCell, MapCell>> joined = {};    // cells on the rim of one solid thing
};

struct ModelIdentity {
    std::string id, version, sha256;
};

struct Outcome {
    State state = State::NotRequested;
    Message reason;    // one sentence for NotApplicable, Refused, Failed
    ModelIdentity model;
    std::vector<Label> labels;    // of the model: what its ids mean, and in which words
    double threshold = 0.5;
    double highest = 0;    // highest probability anywhere
    std::vector<Finding> findings;    // the model's marks at the threshold, highest probability first
    std::vector<MapSlice> maps;    // one a slice of the series
    MarkRule rule = {};    // makes the findings of the maps: core/nn/marks.h
    std::vector<double> sliceScores;    // "slice score, not calibrated for a series"; may be empty
    Messages notes;    // what the reader should know: "8 of 30 slices had no lung"
    std::string seriesId;
    int slicesCovered = 0;
    double seconds = 0, firstMapSeconds = 0;
    std::string finishedAt;    // ISO 8601, UTC
};

}
