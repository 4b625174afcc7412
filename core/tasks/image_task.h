#pragma once

#include "core/files/image_set.h"
#include "core/nn/manifest.h"
#include "core/nn/outcome.h"
#include "core/nn/package.h"
#include "core/nn/prediction.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>

// What a network is for: how labelled rows become examples, how it is trained, scored and applied to
// a series. The tasks shelf has one file a task; tasks.def lists them.
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

// A series as a model sees it. core/inference fills it from DICOM; slices are decoded when they are first asked for.
struct SeriesInput {
    std::string id, modality, bodyPart, description, studyDescription, orientation;
    bool isVolume = false;    // evenly spaced slices of one size and direction
    bool isLossy = false;
    double betweenSlices = 0;    // mm, 0 where unknown
    std::optional<double> echoTime, repetitionTime, inversionTime;    // ms, of MR
    std::string contrastAgent;    // Contrast/Bolus Agent, or the meaning of its code
    std::vector<std::string> names;    // of protocol and sequence, as far as there are any
    Message mixedValues;    // why values of one slice are not those of another; empty: they are
    int slices = 0, rows = 0, columns = 0;
    std::function<Result<nn::ModalityImage>(int slice)> picture;
    std::function<std::optional<geometry::ImagePlane>(int slice)> plane;
    std::function<std::string(int slice)> sopInstanceUid;
    int firstSlice = 0;    // where the reader is looking: worth scoring first
    std::optional<int> onlySlice;    // of a model that looks at one alone: the reader's choice
};

// The networks, once a series is known not to be refused without them.
using LoadModel = std::function<Result<std::shared_ptr<const nn::Model>>()>;

// A slice's map as soon as it is there; called on the thread that analyses.
using MapReady = std::function<void(int slice, const nn::MapSlice& map)>;

class ImageTask {
public:
    virtual ~ImageTask() = default;

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

    // NotApplicable or Refused with the rule, the value and the limit; else Findings or
    // NothingAboveThreshold. Fills all but the model, the series id and the times. Cancelled and
    // technical errors are Errors.
    virtual Result<nn::Outcome> analyse(const nn::Manifest& manifest, const LoadModel& load, const SeriesInput& series,
                                        const MapReady& mapReady, Job& job) const = 0;
};

// NotFound lists the tasks there are.
Result<const ImageTask*> findImageTask(const std::string& name);
std::vector<std::string> imageTaskNames();

#define LANTERN_TASK(function, name) std::unique_ptr<ImageTask> make_##function();
#include "core/tasks/images/images.def"
#undef LANTERN_TASK

}
