#pragma once

#include "core/display/picture.h"
#include "core/display/view_state.h"
#include "ui/viewer/stack/stack.h"

#include <QPointF>
#include <optional>
#include <string>
#include <vector>

namespace lantern::viewer {

class Measuring;

// All that decides the greys, so that another view of the same series can be made to look alike.
struct VoiState : display::Greys {
    std::string unit;    // in which the window was chosen
    std::size_t acquiredChoice = 0;    // of the file's own windows
    // The first image seen: files that bring no window are shown over its range, the whole series alike.
    pixels::ImagePtr firstSeen;
    double valueRange = 255;    // high - low of the first image, without the outermost hundredths
    bool wasOpened = false;    // PET has been given the look that it opens with
    bool operator==(const VoiState&) const = default;
};

// One view of a stack, as tools and links know it: where it is, how it lies, how its values become greys. Places on
// it are in device pixels, (0, 0) its top left. No widget is needed to be one.
class Viewport {
public:
    virtual ~Viewport() = default;

    virtual const Stack* stack() const = 0;    // null: an empty view
    virtual int slice() const = 0;
    virtual void setSlice(int slice) = 0;    // brought inside the stack
    virtual const std::optional<display::Picture>& picture() const = 0;    // of the slice; nothing in an empty view

    virtual const volume::View& view() const = 0;
    // A picture that is only turned or flipped stays fitted, if it was; one that is moved or zoomed no longer
    // follows the size of its tile, which stays as it is.
    virtual void setView(const volume::View& view) = 0;
    virtual geometry::PixelPoint pixelAt(QPointF device) const = 0;    // the origin without a picture
    virtual double devicePixelRatio() const = 0;

    virtual const VoiState& voiState() const = 0;
    virtual void setVoiState(const VoiState& state) = 0;
    virtual void setWindow(const pixels::Voi& voi) = 0;    // the reader's own; stays while scrolling

    virtual Measuring& measuring() = 0;

    // One kind of what lies over the picture: whether it is drawn, and how.
    virtual void setLayer(display::LayerId id, const display::LayerState& how) = 0;
    // The point of the patient that several views look at, drawn where it lies on this slice.
    virtual void setCrosshair(std::optional<geometry::PatientPoint> point) = 0;
    // What stands in other views, in the same space: drawn where it cuts this picture, if that layer is on.
    virtual void setOthers(std::vector<display::Picture> others) = 0;

    SeriesPtr series() const { return stack() ? stack()->series() : nullptr; }
    int sliceCount() const { return stack() ? stack()->count() : 0; }
    bool isAsTaken() const { return stack() && stack()->isAsTaken(); }
    // The header of the image shown, where it is one that was taken.
    const dicom::FrameRef* shownFrame() const { return isAsTaken() && picture() ? &picture()->header : nullptr; }
    std::optional<geometry::ImagePlane> plane() const { return picture() ? picture()->plane : std::nullopt; }
};

}
