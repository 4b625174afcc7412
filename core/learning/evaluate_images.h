#pragma once

#include "core/base/job.h"
#include "core/nn/evaluation.h"
#include "core/nn/package.h"

#include <filesystem>
#include <string>

namespace lantern::learning {

struct ImageEvaluation {
    nn::ModelIdentity model;
    double threshold = 0.5;    // the model's first operating point
    nn::Evaluation evaluation;
    std::size_t groups = 0;    // that the intervals' resamples are drawn from
    double seconds = 0;
};

// Scores labelled pictures (a folder or archive, as core/files/image_set.h reads them) by an image
// model. `split` empty: every row. A picture that cannot be read stays in n, scored as no opinion (the
// same probability for every label) with nothing found. Refused where no row has a label that the
// model knows.
Result<ImageEvaluation> evaluateImageModel(const nn::Package& package, const std::filesystem::path& data,
                                           const std::string& split, int threads, Job& job);

}
