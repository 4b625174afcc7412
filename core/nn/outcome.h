#pragma once

#include "core/geometry/image_plane.h"

#include <memory>
#include <optional>
#include <string>
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

struct Finding {
    std::string label;    // "nodule"
    double probability = 0;    // calibrated where the model is
    std::optional<geometry::PatientPoint> patient;    // mm, LPS; nothing where the slice does not say where it lies
    geometry::PixelPoint pixel;    // on its slice
    int slice = 0;    // index in the series, from 0
    std::string sopInstanceUid;
    double diameter = 0;    // mm of the region above the threshold, 0 where unknown
};

// Probabilities over one slice on the network's own grid: cell (i, j) is centred at image pixel
// (originColumn + j * cellColumns, originRow + i * cellRows).
struct MapSlice {
    int rows = 0, columns = 0;
    double originColumn = 0, originRow = 0, cellColumns = 1, cellRows = 1;
    std::shared_ptr<const std::vector<float>> probabilities;    // empty: the slice was not scored
};

struct ModelIdentity {
    std::string id, version, sha256;
};

struct Outcome {
    State state = State::NotRequested;
    std::string reason;    // one sentence for NotApplicable, Refused, Failed
    ModelIdentity model;
    double threshold = 0.5;
    double highest = 0;    // highest probability anywhere
    std::vector<Finding> findings;    // sorted by probability, highest first
    std::vector<MapSlice> maps;    // one a slice of the series
    std::vector<double> sliceScores;    // "slice score, not calibrated for a series"; may be empty
    std::vector<std::string> notes;    // what the reader should know: "8 of 30 slices had no lung"
    std::string seriesId;
    int slicesCovered = 0;
    double seconds = 0, firstMapSeconds = 0;
    std::string finishedAt;    // ISO 8601, UTC
};

}
