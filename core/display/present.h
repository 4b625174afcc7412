#pragma once

#include "core/dicom/catalogue.h"
#include "core/dicom/presentation/presentation_state.h"
#include "core/display/state_pixels.h"
#include "core/volume/paint_slice.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

// A presentation state over a picture, in the order of PS3.4 N.2: modality, VOI, presentation LUT,
// shutter, turn and flip, displayed area, graphics.
namespace lantern::display {

// What a state asks for one frame that it names. The words and shapes stay in the state.
struct PresentedFrame {
    dicom::PresentationStatePtr state;
    pixels::ImagePtr image;    // to be drawn instead: subtracted, or in the state's modality values; null: its own
    std::optional<pixels::Voi> voi;    // in the modality values of what is drawn
    bool isSubtracted = false;
    std::optional<pixels::PresentationShape> shape;
    pixels::PresentationLutPtr presentationLut;
    pixels::ShutterMaskPtr shutter;    // null: none; the image's own is overridden
    std::vector<pixels::OverlayPtr> overlays;    // its own and those of the image that it wants drawn
    std::optional<dicom::DisplayedArea> area;
    std::vector<const dicom::AnnotationGroup*> annotations;    // of this frame, in the order of drawing; inside `state`
    Messages notes;    // what could not be done, a sentence each
};

// Nothing where the state does not name the frame: it is then shown as if there were no state.
std::optional<PresentedFrame> presented(const dicom::PresentationStatePtr& state, const dicom::FrameRef& frame,
                                        const pixels::Image& image, double heightOverWidth,
                                        const OtherPixels& others = {});

// `view` with its turns and flips as they are, showing the area as large as the tile allows; the whole
// image where there is none. TRUE SIZE needs to know how many device pixels a millimetre of the screen has;
// without, it is as large as the tile allows.
volume::View showingArea(const std::optional<dicom::DisplayedArea>& area, int rows, int columns,
                         volume::PixelShape shape, volume::View view, std::optional<double> dotsPerMillimetre = {});

// Where the displayed area lies on the tile: left, top, right, bottom, in device pixels. DISPLAY units are
// fractions of it.
std::array<double, 4> displayedOnTile(const std::optional<dicom::DisplayedArea>& area, int rows, int columns,
                                      const volume::TileGeometry& geometry);

}
