#pragma once

#include "core/display/sources.h"
#include "core/volume/contour.h"

#include <variant>

// What a painter over a picture knows to draw. Places are in image pixels, colours that are not given are the theme's.
namespace lantern::display {

struct Shutter {
    pixels::ShutterMaskPtr mask;
};

// Bits in one colour, one bitmap after the other.
struct Bitmaps {
    std::vector<pixels::OverlayPtr> bitmaps;
};

// The words and shapes of a presentation state.
struct Annotations {
    dicom::PresentationStatePtr state;    // keeps the groups
    std::vector<const dicom::AnnotationGroup*> groups;
    std::array<double, 4> displayed{};    // the displayed area: left, top, right, bottom, device pixels
};

struct Gaps {
    std::vector<volume::GapOutline> outlines;
};

struct Lines {
    std::vector<volume::Polyline> lines;
    bool areClosed = true;    // the last point joins the first
    std::optional<Rgb> colour = {};
};

// What a model marked on this slice.
struct Marks {
    struct Mark {
        nn::Finding finding;
        int number = 0;    // 0: none is shown
        bool isOutlined = true;    // else the ring is as large as the finding
        bool isPointedAt = false;
    };
    std::vector<Mark> marks;
    int slice = 0;
    double pixelMillimetres = 0;    // 0: unknown
};

struct Crosshair {
    geometry::PixelPoint at;
};

struct Measurements {
    std::vector<DrawnMeasurement> all;
    measure::LengthUnit lengths = measure::LengthUnit::Millimetre;
};

struct Disclaimer { };

// What the corners say, beside what the picture's header does.
struct Corners {
    Picture picture;
    StackPlace place;
    WordLevel level = WordLevel::Full;
    volume::View view;
    volume::DisplaySettings look;
    Greys greys;
    bool hasWindow = true;    // else look's is nobody's yet
    std::string unit;    // of modality values
    std::vector<pixels::Quantity> quantities;
    std::optional<PresentedFrame> presented;
    bool lacksTrueSize = false;    // which the presentation state asks for
    std::vector<objects::KeyNote> keyNotes = {};
};

struct Letters {
    geometry::EdgeLetters letters;
};

// What a reader must know of a map to judge it.
struct Legend {
    nn::ModelIdentity model;
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
    double threshold = 0.5;
    bool isCalibrated = true;    // else the numbers are called scores
    bool isFinished = true;
    double cellMillimetres = 0;    // 0 where the map is as fine as the image or unknown
};

struct ScaleBar {
    measure::Scales scales;
};

using Drawing = std::variant<Shutter, Bitmaps, Annotations, Gaps, Lines, Marks, Crosshair, Measurements, Heading,
                             Disclaimer, Corners, Letters, Legend, ScaleBar>;

}
