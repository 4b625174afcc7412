#pragma once

#include "core/files/image_set.h"
#include "core/nn/manifest.h"
#include "core/nn/prediction.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

// How labelled rows become examples, and how a network is trained and judged by them.
namespace lantern::tasks {

// One labelled row made ready. Augmentation starts from here, so it is made only once.
struct Example {
    nn::Plane image;
    nn::Plane mask;    // on the image's grid, 0 ... 1; no rows where the row has no mask
    int target = -1;    // index in the labels
    std::string name, group;
    Message refusal;    // why the model would refuse this picture in use
};

// A file of a data set that is not PNG or JPEG (DICOM) as modality values; core/inference knows how.
using PictureReader = std::function<Result<nn::ModalityImage>(const files::SourceFile&)>;

// What training starts from.
struct Plan {
    nn::Manifest manifest;    // task, labels, input rule, networks' architectures, parameters
    nn::Recipe recipe;
    bool keepBest = false;    // the epoch with the best "score" on val, else the last
};

class ImageTrainer {
public:
    virtual ~ImageTrainer() = default;

    virtual std::vector<std::string> architectures() const = 0;    // the first is the default

    // WrongUse for an architecture that this task does not know. `set` is the training split.
    virtual Result<Plan> plan(const std::string& architecture, const files::ImageSet& set) const = 0;

    virtual Result<Example> example(const files::ImageSet& set, std::size_t row, const PictureReader& reader,
                                    const nn::Manifest& manifest) const = 0;

    // "image", "target" and, where needed, "mask", with augmentation where there is a seed.
    virtual nn::Tensors batch(std::span<const Example> all, std::span<const std::size_t> which,
                              const nn::Manifest& manifest, std::optional<std::uint64_t> augmentation) const = 0;

    // Calibrated by the manifest; several networks are averaged. Cancelled.
    virtual Result<std::vector<nn::Prediction>> predict(std::span<nn::Network* const> networks,
                                                        const nn::Manifest& manifest, std::span<const Example> examples,
                                                        Job& job) const = 0;

    // The number that early stopping and keepBest follow, larger is better, from validation predictions.
    virtual double score(std::span<const nn::Prediction> predictions, const nn::Manifest& manifest) const = 0;

    // Chosen and fitted on the validation split: calibration, operating points, further parameters.
    virtual void fit(nn::Manifest& manifest, std::span<const nn::Prediction> validation) const = 0;

    // Figures of this task alone, added to what every evaluation has: "auroc_tumours".
    virtual std::map<std::string, nn::Interval> furtherFigures(std::span<const nn::Prediction>,
                                                               const nn::Manifest&) const
    {
        return {};
    }
};

}
