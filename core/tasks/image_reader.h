#pragma once

#include "core/nn/manifest.h"
#include "core/nn/outcome.h"
#include "core/nn/package.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// How a network is applied to a series. Nothing here knows how one is trained.
namespace lantern::tasks {

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

class ImageReader {
public:
    virtual ~ImageReader() = default;

    // NotApplicable or Refused with the rule, the value and the limit; else Findings or
    // NothingAboveThreshold. Fills all but the model, its labels, the series id and the times. Cancelled and
    // technical errors are Errors.
    virtual Result<nn::Outcome> read(const nn::Manifest& manifest, const LoadModel& load, const SeriesInput& series,
                                     const MapReady& mapReady, Job& job) const = 0;
};

}
