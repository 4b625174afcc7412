#pragma once

#include "core/nn/outcome.h"
#include "core/sources/find.h"
#include "core/tasks/image_reader.h"
#include "ui/findings/outcome_text.h"
#include "ui/shell/workspace/measurement_keeper.h"
#include "ui/shell/workspace/record_workspace.h"
#include "ui/viewer/stack/frame_store.h"

#include <QString>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lantern::shell {

// A series that is to be analysed.
struct AnalysisRequest {
    viewer::SeriesPtr series;
    std::string modelId;
    int firstSlice = 0;    // where the reader looks: scored first
    tasks::MapReady mapReady;    // each map as soon as it is there, on the thread that analyses
};

// What a model said in an earlier run.
struct KeptResult {
    nn::Outcome outcome;
    bool isStale = false;    // of other images than are open now, or by another version of the model
};

// Where results are kept between two runs. Empty: nowhere, as in tests and for screenshots.
struct ResultBackend {
    std::function<std::optional<KeptResult>(const dicom::Series&, const std::string& modelId)> read;
    std::function<Result<void>(const dicom::Series&, const nn::Outcome&)> write;
};

// What core does for the window. Values, so that a test can put others in their place. All but
// `decode` and `scan` may be empty: then the window has no such function.
struct Backend {
    struct Model {
        findings::ModelEntry entry;
        std::function<QString(const QString& language)> card;    // Markdown
    };
    viewer::FrameStore::Decoder decode;
    std::function<Result<sources::Found>(const std::vector<std::filesystem::path>&, Job&)> scan;
    std::function<void(const std::string&)> addPassword = {};    // for archives that are locked
    std::function<std::vector<Model>()> models;    // those that look at images
    std::function<Result<nn::Outcome>(const AnalysisRequest&, Job&)> analyse;
    // What can be said before an analysis is asked for: the series is not one for this model.
    std::function<std::optional<nn::Outcome>(const dicom::Series&, const std::string& modelId)> unsuitable;
    // All that is unusual about a series, its pixel data's encoding too, for which files are opened.
    std::function<dicom::Warnings(const dicom::Series&)> warnings;
    RecordBackend records;
    ResultBackend results = {};
    MeasurementBackend measurements = {};
    std::function<Result<std::filesystem::path>(Job&)> demo;    // where the synthetic patients lie
};

}
