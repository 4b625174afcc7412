#pragma once

#include "core/display/compose.h"
#include "core/display/quantities.h"
#include "core/display/show_slice.h"
#include "core/objects/key_images.h"
#include "ui/viewer/measuring.h"
#include "ui/viewer/patient_marks.h"
#include "ui/viewer/viewport.h"

#include <QObject>
#include <QSize>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lantern::viewer {

// How a map is drawn over the tiles.
struct MapLook {
    bool isVisible = true;
    bool hidesOverlays = false;    // everything that is not anatomy is gone, words too
    bool showContour = true, showTint = false;
    double opacity = 0.4;
    bool isCalibrated = false;    // else the numbers are called scores
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
};

// What one model said of the series, to be drawn beside what another did.
struct ShownMap {
    std::shared_ptr<const nn::Outcome> outcome;
    display::MapState look;
};

// Where a picture that fits lies, in a row of pictures that belong together: with its left or right edge (as the
// file has them) against that of its tile, at a scale that all of them share.
struct Fit {
    enum class Against { Middle, Left, Right };
    Against against = Against::Middle;
    std::optional<double> perMillimetre;    // device pixels; nothing: as large as fits
    bool operator==(const Fit&) const = default;
};

// The pixels of what is looked at, as they were taken or cut.
struct ShownImage {
    pixels::ImagePtr image;    // null while it is being decoded, or where it cannot be
    std::optional<Error> failure;
    pixels::Meanings meanings;    // of its values
};

// What a view is drawn on.
struct Surface {
    QSize device;    // device pixels
    paint::Tile tile;    // the same in logical pixels
    std::optional<double> dotsPerMillimetre;    // device pixels; nothing where the screen does not say its size
};

// One view of a stack without a window: its slice, how that lies, its greys, and all that is drawn over it.
class StackViewport final : public QObject, public Viewport {
    Q_OBJECT
public:
    using SurfaceNow = std::function<Surface()>;
    explicit StackViewport(SurfaceNow surface, QObject* parent = nullptr);

    void show(std::unique_ptr<Stack> stack, int slice);    // -1: the middle one; null empties the view
    const Stack* stack() const override { return m_stack.get(); }
    int slice() const override { return m_slice; }
    void setSlice(int slice) override;
    const std::optional<display::Picture>& picture() const override { return m_picture; }
    const ShownImage& shown() const { return m_shown; }

    const volume::View& view() const override { return m_state.view; }
    void setView(const volume::View& view) override;
    geometry::PixelPoint pixelAt(QPointF device) const override;
    double devicePixelRatio() const override { return m_surface().tile.pixelRatio; }
    void resized();    // the surface has another size
    void fitToTile();
    void setFit(const Fit& fit);    // kept until another stack is shown
    void resetView();    // greys too

    const VoiState& voiState() const override { return m_voi; }
    void setVoiState(const VoiState& state) override;
    void setWindow(const pixels::Voi& voi) override;
    void setInverted(bool inverted);
    void showAsAcquired();    // the next of the file's own windows, each time it is asked
    std::vector<display::WindowOffer> windowOffers() const;    // for the image shown

    Measuring& measuring() override { return *m_measuring; }
    void setCrosshair(std::optional<geometry::PatientPoint> point) override;
    const std::optional<geometry::PatientPoint>& crosshair() const { return m_crosshair; }
    void setOthers(std::vector<display::Picture> others) override;

    void setWords(display::WordLevel level);
    void setLayer(display::LayerId id, const display::LayerState& how) override;
    // Over the images that it names, and no others; null takes it off. A mark in the corner says so.
    void setPresentationState(dicom::PresentationStatePtr state);
    const dicom::PresentationStatePtr& presentationState() const { return m_presentationState; }
    bool isPresented() const { return m_presented.has_value(); }    // the image shown is named by it
    void setPatientMark(std::optional<PatientMark> mark);    // a bar at the top: tiles show several patients
    const std::optional<PatientMark>& patientMark() const { return m_patientMark; }
    void setKeyImages(std::shared_ptr<const objects::KeyImages> keys);    // what key objects say of them; null: nothing
    const objects::KeyImages* keyImages() const { return m_keyImages.get(); }
    // What a model said of the series, null for none; and what others said, to be drawn over the same picture.
    void setOutcome(std::shared_ptr<const nn::Outcome> outcome, const MapLook& look,
                    const std::vector<ShownMap>& more = {});
    void ringPlace(const nn::Finding& finding);    // shows where a finding lies, for a moment

    void setDragged(bool dragged);    // a hand moves the picture: tints step aside

    // What is shown, as it is composed.
    display::ViewState state() const;
    display::Sources sources() const;    // all of it; there is a picture
    display::Sources pictureSources() const;    // as much as decides the pixels and where they lie

Q_SIGNALS:
    void leavingStack();
    void leaving();    // this picture, for another slice or stack: what was begun on it ends
    void stackChanged();
    void marksChanged();    // the slices that maps mark
    void changed();    // slice, window or series
    void windowed();    // by the reader, in this view
    void sceneChanged();    // the pixels, or where they lie: to be drawn anew
    void layersChanged();    // what lies over them
    void loadedChanged(int slice);    // its image is there, or failed
    void measured();    // a measuring tool was used

private:
    const dicom::FrameRef* header() const { return m_picture ? &m_picture->header : nullptr; }
    void takeImage();    // of the current slice, when it is there
    void takeWindow(const dicom::FrameRef& current);
    void openUptake(const dicom::FrameRef& current);    // PET in SUV, dark on white, when it is first seen
    const pixels::ImagePtr& drawnImage() const;    // what a presentation state makes of the image, or that itself
    void present();    // the presentation state over the current image, where it names it
    void onImageReady(int index);
    std::string unit() const;    // of the image's modality values
    volume::TileGeometry pictureGeometry() const;
    std::optional<MeasuredPicture> measuredPicture() const;
    void lieAgainstEdge(int columns);

    SurfaceNow m_surface;
    std::unique_ptr<Stack> m_stack;    // null: an empty view
    int m_slice = 0;
    std::optional<display::Picture> m_picture;    // of the slice; nothing in an empty view
    ShownImage m_shown;

    display::ViewState m_state;    // but for the greys, which m_voi has
    VoiState m_voi;
    Fit m_fit;
    bool m_fits = true;    // follows the tile's size until the reader zooms
    bool m_isDragged = false;

    dicom::PresentationStatePtr m_presentationState;    // chosen by the reader; null: none
    std::optional<display::PresentedFrame> m_presented;    // over the current image
    std::optional<volume::View> m_viewBefore;    // of images that the state does not name
    std::optional<display::SeriesMeanings> m_seriesMeanings;    // of the stack's series

    Measuring* m_measuring;
    std::optional<geometry::PatientPoint> m_crosshair;
    std::optional<PatientMark> m_patientMark;
    std::shared_ptr<const objects::KeyImages> m_keyImages;
    std::vector<std::shared_ptr<const nn::Outcome>> m_outcomes;    // the one with the list first
    std::vector<display::Picture> m_others;    // to draw where they cut this picture
    std::optional<nn::Finding> m_ringed;
    QTimer m_ringTimer;
};

}
