#pragma once

#include "core/nn/augment.h"
#include "core/tasks/image_trainer.h"

// What tasks that score whole pictures share: rows to examples, examples to batches, answers to
// predictions.
namespace lantern::tasks {

// A PNG or JPEG of a training set as modality values: greys as they are, `unit` empty. A task whose
// pictures were windowed before they were saved undoes that.
using FromFile = std::function<nn::ModalityImage(const files::PlainImage&)>;
nn::ModalityImage greysOf(const files::PlainImage& image);

// Reads, prepares and labels one row; the mask comes from the column mask_file where there is one. The
// label is a name of the manifest's labels or an index into them; other texts give target -1.
Result<Example> pictureExample(const files::ImageSet& set, std::size_t row, const PictureReader& reader,
                               const nn::Manifest& manifest, const FromFile& fromFile);

// "image" [n, 1, rows, columns]; "target" [n, 1] for a single output, else [n]; "mask" [n, 1, rows,
// columns] where withMask (zeros where an example has none). Nothing is augmented where the manifest's parameter
// "augment" is 0.
struct BatchRule {
    nn::Augmentation augmentation;
    bool singleOutput = true;
    bool withMask = false;
};
nn::Tensors pictureBatch(std::span<const Example> all, std::span<const std::size_t> which, const nn::Manifest& manifest,
                         const BatchRule& rule, std::optional<std::uint64_t> augmentation);

// Logits of the named output, averaged over the networks and over the first `turns` (1, 2 or 8) of the
// positions of turned(); one vector an example.
Result<std::vector<std::vector<double>>> pictureLogits(std::span<nn::Network* const> networks,
                                                       std::span<const nn::Plane* const> pictures, int turns, Job& job);

// pictureLogits of the examples, as predictions.
Result<std::vector<nn::Prediction>> picturePredictions(std::span<nn::Network* const> networks,
                                                       const nn::Manifest& manifest, std::span<const Example> examples,
                                                       Job& job);

nn::Tensor imageTensor(std::span<const nn::Plane* const> pictures);    // [n, 1, rows, columns]

}
