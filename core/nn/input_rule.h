#pragma once

#include "core/base/result.h"
#include "core/geometry/image_plane.h"

#include <optional>
#include <string>
#include <vector>

namespace lantern::nn {

// A grey picture in modality values (HU for CT, the scanner's own numbers for MR), before any
// window, wherever it came from: a DICOM frame or a picture file of a training set.
struct ModalityImage {
    int rows = 0, columns = 0;
    std::vector<float> values;    // row by row
    std::string unit;    // "HU", or empty where the numbers mean nothing by themselves
    bool isInverse = false;    // MONOCHROME1: low numbers are shown white
    std::optional<geometry::PixelSpacing> spacing;    // mm
};

// What a network takes, as the manifest of its package writes it. The same rule makes training
// examples and pictures in use, so the two cannot drift apart.
struct InputRule {
    // Which series: empty or 0 where anything goes.
    std::string modality;    // "CT"
    std::string bodyPart;    // "CHEST"; only a stated other part is held against it
    std::string orientation;    // "axial"
    double mostBetweenSlices = 0;    // mm
    double mostEchoTime = 0;    // ms, of MR; only a stated time is held against it
    double mostRepetitionTime = 0;    // ms, of MR without an inversion pulse; likewise
    bool bodyPartMustBeKnown = false;    // by Body Part Examined or in the words of a description
    bool contrastMustBeStated = false;    // by Contrast/Bolus Agent or in the words of a description
    bool needsBrain = false;    // a slice that shows none is refused
    bool oneSlice = false;    // judged on single slices alone: looks at the one that the reader chooses

    // Grey values to about 0 ... 1.
    enum class Intensity {
        Window,    // (v - low) / (high - low), clipped to 0 ... 1; v in `unit`
        Percentile,    // v over this percentile of the picture, clipped to 0 ... 1.5
    };
    Intensity intensity = Intensity::Window;
    double low = 0, high = 1;    // of the window
    double percentile = 99;
    std::string unit;    // "HU" where the window needs it

    // Size: 0 keeps the picture's own. Otherwise it is fitted inside, its centre on the centre, in its
    // own proportions (in millimetres where the spacing is known), with black around it.
    int rows = 0, columns = 0;
};

// A picture as a network sees it, with the way back: pixel (column, row) of the plane lies at image
// pixel (originColumn + column * step, originRow + row * stepRows).
struct Plane {
    int rows = 0, columns = 0;
    std::vector<float> values;
    double originColumn = 0, originRow = 0, stepColumns = 1, stepRows = 1;
};

// The one preprocessing of every image network, for training and for use. MONOCHROME1 pictures
// without a unit are turned round (largest value - v), so that dark is small; values with a unit mean
// the same whatever the polarity and stay. A picture in the wrong unit is Refused.
Result<Plane> prepare(const ModalityImage& image, const InputRule& rule);

// A mask of the image's size (0 or 1) on the grid that prepare() gives for that image: the share of
// each pixel that is covered.
Plane prepareMask(const ModalityImage& mask, const InputRule& rule);

// The value below which `percent` of the values lie, between neighbours linearly. 0 for none.
double percentileOf(std::vector<float> values, double percent);

}
