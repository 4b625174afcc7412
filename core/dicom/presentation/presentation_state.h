#pragma once

#include "core/base/result.h"
#include "core/dicom/object.h"
#include "core/dicom/presentation/mask_operation.h"
#include "core/dicom/warning.h"
#include "core/pixels/bitmap.h"
#include "core/pixels/image.h"
#include "core/pixels/presentation.h"
#include "core/pixels/shutter.h"
#include "core/pixels/voi.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A softcopy presentation state (PS3.3 A.33): how somebody wanted named images to be seen.
namespace lantern::dicom {

enum class AnnotationUnits {
    Pixel,    // from the outer corner of the first pixel, column\row
    Display,    // fractions of the displayed area
};

// Counted as the units say, column or x first.
struct AnnotationPoint {
    double x = 0, y = 0;
    bool operator==(const AnnotationPoint&) const = default;
};

struct TextAnnotation {
    std::string text;    // UTF-8; lines parted by \n
    enum class Justification { Left, Centre, Right };
    Justification justification = Justification::Left;
    AnnotationUnits boxUnits = AnnotationUnits::Pixel;
    std::optional<std::array<AnnotationPoint, 2>> box = {};    // top left, bottom right
    AnnotationUnits anchorUnits = AnnotationUnits::Pixel;
    std::optional<AnnotationPoint> anchor = {};
    bool anchorIsVisible = false;
};

struct GraphicAnnotation {
    enum class Kind { Point, Polyline, Interpolated, Circle, Ellipse };
    Kind kind = Kind::Polyline;
    AnnotationUnits units = AnnotationUnits::Pixel;
    std::vector<AnnotationPoint> points = {};    // circle: centre, rim; ellipse: both ends of either axis
    bool isFilled = false;
};

struct GraphicLayer {
    std::string name, description;
    int order = 0;    // the lowest is drawn first
    std::optional<std::array<std::uint8_t, 3>> colour = {};    // sRGB, from CIELab or the grey value
};

struct AnnotationGroup {
    ImageReferences references;
    std::string layer;
    std::vector<TextAnnotation> texts;
    std::vector<GraphicAnnotation> graphics;
};

struct DisplayedArea {
    enum class Size { ScaleToFit, TrueSize, Magnify };
    ImageReferences references;
    // Whole pixels before any turn, the first is 1\1; may lie outside of the image. Lowest and highest.
    std::array<double, 2> topLeft{1, 1}, bottomRight{1, 1};    // column, row
    Size size = Size::ScaleToFit;
    std::optional<double> heightOverWidth = {};    // of a pixel
    std::optional<double> millimetres = {};    // that a pixel shall be wide on the screen, for TrueSize
    std::optional<double> magnification = {};    // device pixels per pixel
};

struct SoftcopyVoi {
    ImageReferences references;
    pixels::Voi voi;
};

struct PresentationState : PresentationStateFacts {
    std::string sopInstanceUid, sopClassUid;
    std::vector<std::string> seriesUids;    // of the images named
    // The modality transformation its VOI starts from, instead of the image's: a table, or else the rescale,
    // which is the identity where the state has neither (PS3.4 N.2).
    pixels::VoiLutPtr modalityLut = {};
    pixels::Rescale rescale = {};
    std::vector<MaskOperation> masks;
    std::vector<SoftcopyVoi> vois;
    std::optional<pixels::PresentationShape> shape = {};
    pixels::PresentationLutPtr presentationLut = {};
    pixels::Shutter shutter = {};
    int quarterTurns = 0;    // clockwise, applied first
    bool flipHorizontal = false;    // applied after the turns (PS3.3 C.10.6)
    std::vector<DisplayedArea> areas;
    std::vector<GraphicLayer> layers;    // in the order in which they are drawn
    std::vector<AnnotationGroup> annotations;
    std::vector<pixels::OverlayPtr> overlays;    // its own, those with a layer
    struct ActivatedOverlay {
        int group = 0;
        std::string layer;
    };
    std::vector<ActivatedOverlay> activated;    // overlays of the images that it wants drawn
    Warnings warnings;    // what it asks for and does not get

    bool namesImage(std::string_view uid, int frame) const;
};

using PresentationStatePtr = std::shared_ptr<const PresentationState>;

// What the object of this file says; as readHeader() fails, or Unsupported where it is of a class that is not drawn.
Result<PresentationStatePtr> readPresentationState(const std::filesystem::path& file);

// Greyscale, colour, and that of XA and XRF: those that are drawn.
bool isPresentationState(std::string_view sopClassUid);

}
