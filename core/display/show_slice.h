#pragma once

#include "core/dicom/series.h"
#include "core/pixels/image.h"
#include "core/volume/paint_slice.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// How a slice is shown when a person opens it, and which windows they may choose.
namespace lantern::display {

struct WindowOffer {
    enum class Kind { AsAcquired, FullRange, Percentile, Preset };
    Kind kind = Kind::AsAcquired;
    std::string id;    // of a preset, else "acquired-1", "voi-lut-1", "full-range", "percentile"
    std::string name;    // English; the file's own explanation for Kind::AsAcquired, empty where it gives none
    pixels::Voi voi;
};

// True where modality values are Hounsfield units: only there may CT presets be offered.
bool isHounsfield(const dicom::FrameRef& frame);
bool hasHounsfield(const dicom::Series& series);    // on one of its slices at least

// The one place that decides whether a picture is shown turned round: what the file says, what an
// applied presentation state says instead, and the reader's wish. Colour is turned by the reader alone.
bool isShownInverted(const dicom::Instance& instance, bool isTurnedByReader,
                     std::optional<pixels::PresentationShape> stateShape = {});

// The file's own windows and VOI LUTs first, then full range, 1-99 percentile, presets; those of uptake
// values where `quantities` has any (SeriesMeanings). `seen` are the
// images of the series decoded so far (any order, nulls allowed): the ranges are theirs. Empty for
// colour, to which no window applies. Percentiles look at up to 16 images, evenly picked.
std::vector<WindowOffer> windowsFor(const dicom::FrameRef& frame, std::span<const pixels::ImagePtr> seen,
                                    std::span<const pixels::Quantity> quantities = {});

// The first of the file's own, or else the full range over what was seen: one range for the series,
// not one a slice, or brightness would flicker. A tile that shows "as acquired" asks again for each
// frame, since enhanced objects carry a window for every frame. PET with an uptake value among its `quantities`
// is shown as it is read everywhere: dark on white, from 0 to SUV 6.
volume::DisplaySettings defaultDisplaySettings(const dicom::FrameRef& frame, std::span<const pixels::ImagePtr> seen,
                                               std::span<const pixels::Quantity> quantities = {});

// That look of PET alone; nothing for any other picture.
std::optional<pixels::Window> uptakeWindow(const dicom::FrameRef& frame, std::span<const pixels::Quantity> quantities);

}
