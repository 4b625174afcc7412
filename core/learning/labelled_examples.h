#pragma once

#include "core/tasks/image_trainer.h"

namespace lantern::learning {

// Makes every row of a labelled set ready for a model's network.
struct LabelledExamples {
    std::vector<tasks::Example> examples;
    std::vector<nn::Prediction> unreadable;    // rows without a usable picture, with the reason as refusal
};

// Rows of a labelled set: `first` and those after it, before `last`.
struct Rows {
    std::size_t first = 0, last = 0;
};

// A row whose picture cannot be read or does not fit the input rule is no reason to stop.
Result<LabelledExamples> labelledExamples(const tasks::ImageTrainer& trainer, const files::ImageSet& set, Rows rows,
                                          const nn::Manifest& manifest, Job& job);

}
