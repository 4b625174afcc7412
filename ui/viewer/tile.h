#pragma once

#include "core/display/compose.h"
#include "core/display/quantities.h"
#include "core/display/show_slice.h"
#include "ui/paint/corner_text.h"
#include "ui/scene/slice_canvas.h"
#include "ui/viewer/measuring.h"
#include "ui/viewer/patient_marks.h"
#include "ui/viewer/stack.h"
#include "ui/viewer/tools/tool.h"

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

class QPainter;
class QToolButton;

namespace lantern::viewer {

class Cine;
class SliceBar;

// How a map is drawn over the tiles.
struct MapLook {
    bool isVisible = true;
    bool isBare = false;    // everything that is not anatomy is gone, words too
    bool showContour = true, showTint = false;
    double opacity = 0.4;
    bool isCalibrated = false;    // else the numbers are called scores
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
};

// What lies under the pointer.
struct PointerFacts {
    std::optional<double> value;    // modality value of a grey image
    QString unit;
    QStringList meanings;    // "SUVbw 4.21 g/ml": what else the value means, or why it does not
    std::optional<std::array<int, 3>> rgb;    // of a colour image
    std::optional<geometry::PatientPoint> patient;    // mm, LPS
    geometry::PixelPoint pixel;
};

// One drawn view of a series: the slice, its words, the bar at its edge, and what the mouse does.
class Tile : public QWidget {
    Q_OBJECT
public:
    Tile(FrameStore& store, scene::Renderer renderer, QString seriesMimeType, QWidget* parent = nullptr);
    ~Tile() override;

    void showSeries(SeriesPtr series, int slice = -1);    // -1: the middle one; null empties the tile
    void showStack(std::unique_ptr<Stack> stack, int slice);    // null empties the tile
    SeriesPtr series() const { return m_stack ? m_stack->series() : nullptr; }
    QString seriesId() const;

    int slice() const { return m_slice; }
    int sliceCount() const { return m_stack ? m_stack->count() : 0; }
    void setSlice(int slice);    // brought inside the series
    void scrollBy(int slices) { setSlice(m_slice + slices); }
    bool showPlace(const measure::Place& place);    // where something was measured; false where it is not in here
    bool showPatientPoint(geometry::PatientPoint point);    // the nearest slice; false where none is near
    std::optional<geometry::PatientPoint> centreOfSlice() const;
    const std::optional<display::Picture>& picture() const { return m_picture; }    // nothing in an empty tile
    // What stands in other tiles, in the same space: drawn where it cuts this picture, if that layer is on.
    void setOthers(std::vector<display::Picture> others);
    std::optional<geometry::ImagePlane> plane() const;    // of the slice, where the file says it
    bool isAsTaken() const { return m_stack && m_stack->isAsTaken(); }
    const dicom::FrameRef* shownFrame() const { return isAsTaken() ? header() : nullptr; }

    // The point of the patient that several tiles look at, drawn where it lies on this slice. It is moved
    // by a click, or by a drag that begins near its middle.
    void setCrosshair(std::optional<geometry::PatientPoint> point);

    const pixels::Voi& voi() const { return m_grey.voi; }
    void setWindow(const pixels::Voi& voi);    // stays while scrolling
    void changeWindow(double width, double level);    // by so much, in modality values
    void showAsAcquired();    // the next of the file's own windows, each time it is asked
    void showFullRange();
    // All that decides the greys, to make another tile of the same series look alike.
    struct Grey : display::Greys {
        std::string unit;    // in which the window was chosen
        std::size_t acquiredChoice = 0;    // of the file's own windows
        // The first image seen: files that bring no window are shown over its range, the whole series alike.
        pixels::ImagePtr firstSeen;
        double valueRange = 255;    // high - low of the first image, without the outermost hundredths
        bool wasOpened = false;    // PET has been given the look that it opens with
        bool operator==(const Grey&) const = default;
    };
    const Grey& grey() const { return m_grey; }
    void setGrey(const Grey& grey);
    double valueRange() const { return m_grey.valueRange; }    // high - low; what dragging the window is measured by

    const volume::View& view() const { return m_state.view; }
    void panBy(QPointF devicePixels);
    void zoomBy(double factor, QPointF about);    // device pixels
    void fitToTile();
    // Where a picture that fits lies, in a row of pictures that belong together: with its left or right edge (as the
    // file has them) against that of its tile, at a scale that all of them share. Kept until another series is shown.
    struct Fit {
        enum class Against { Middle, Left, Right };
        Against against = Against::Middle;
        std::optional<double> perMillimetre;    // device pixels; nothing: as large as fits
        bool operator==(const Fit&) const = default;
    };
    void setFit(const Fit& fit);
    // At which the whole picture just fits, in device pixels; nothing where a pixel's size is unknown.
    std::optional<double> fittingPerMillimetre() const;
    void showOneToOne();
    // A centimetre of the patient is one on the screen, as far as the screen knows its own size. False
    // where the picture's scale is not the patient's.
    bool showRealSize();
    void turn(int quarterTurns);    // clockwise
    void flipHorizontal();
    void flipVertical();
    void setInverted(bool inverted);
    bool isInverted() const { return m_grey.isInverted; }
    void setSmooth(bool smooth);
    void resetView();

    void setTool(ToolId tool);    // what was begun with another is dropped
    void cancelTool();
    Measuring& measuring() { return *m_measuring; }
    geometry::PixelPoint pixelAt(QPointF device) const;    // of the picture; the origin without one
    void setCine(bool playing);
    bool isPlaying() const;
    // From its first frame at its own rate, if the series is a film; else nothing happens.
    void playFilm();
    void setTextLevel(paint::TextLevel level);
    // One kind of what lies over the picture: whether it is drawn, and how.
    void setLayer(display::LayerId id, const display::LayerState& how);
    // What the files bring to lay over their pictures, and to hide of them.
    void setShowsOverlays(bool shows);
    void setShowsShutters(bool shows);
    // Over the images that it names, and no others; null takes it off. A mark in the corner says so.
    void setPresentationState(dicom::PresentationStatePtr state);
    const dicom::PresentationStatePtr& presentationState() const { return m_presentationState; }
    bool isPresented() const { return m_presented.has_value(); }    // the image shown is named by it
    std::vector<display::WindowOffer> windowOffers() const;    // for the image shown
    bool isHounsfield() const;    // the values of the image shown
    void setActive(bool active);
    void setPatientMark(std::optional<PatientMark> mark);    // a bar at the top: tiles show several patients
    const std::optional<PatientMark>& patientMark() const { return m_patientMark; }
    // What key objects say of the images; null: nothing.
    void setKeyImages(std::shared_ptr<const dicom::KeyImages> keys);
    bool hasKeyImages() const;
    void showKeyImage(int step);    // the next or previous one of the series, round its ends
    // What a model said of the series, null for none; and what others said, to be drawn over the same picture.
    struct ShownMap {
        std::shared_ptr<const nn::Outcome> outcome;
        display::MapState look;
    };
    void setOutcome(std::shared_ptr<const nn::Outcome> outcome, const MapLook& look,
                    const std::vector<ShownMap>& more = {});
    void ringPlace(const nn::Finding& finding);    // shows where a finding lies, for a moment

    bool isShowingImage() const { return m_image != nullptr; }
    QString description() const;    // "Axial CT, slice 41 of 120"

Q_SIGNALS:
    void changed();    // slice, window or series
    void measured();    // a measuring tool was used
    void scrolled();    // by a person, in this tile
    void viewChanged();
    void pressed();
    void maximiseRequested();
    void menuRequested(QPoint global);
    void seriesDropped(const QString& seriesId);
    void pointerMoved(const lantern::viewer::PointerFacts& facts);
    void pointerLeft();
    void crosshairMoved(lantern::geometry::PatientPoint point);    // by a person, in this tile

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    const dicom::FrameRef* header() const { return m_picture ? &m_picture->header : nullptr; }
    void takeImage();    // of the current slice, when it is there
    void takeWindow(const dicom::FrameRef& current);
    void openUptake(const dicom::FrameRef& current);    // PET in SUV, dark on white, when it is first seen
    const pixels::ImagePtr& drawnImage() const;    // what a presentation state makes of the image, or that itself
    std::optional<double> dotsPerMillimetre() const;    // device pixels; nothing where the screen does not say its size
    void present();    // the presentation state over the current image, where it names it
    void onImageReady(int index);
    void showProgress();    // how much of the series is here
    void layOut();
    void updateMarks();
    void redraw();
    void overpaint(QPainter& painter);
    void paintMessage(QPainter& painter, const paint::Tile& tile, const QString& headline, const QString& detail);
    // What is shown, as it is composed: all of it, and as much as decides the pixels and where they lie.
    display::ViewState viewState() const;
    display::Sources sources() const;
    display::Sources pictureSources() const;
    std::string unit() const;    // of the image's modality values
    void tellPointer(QPointF logical);
    volume::TileGeometry pictureGeometry() const;
    paint::Tile tileToPaint() const;
    std::optional<MeasuredPicture> measuredPicture() const;
    DragStep stepAt(const QMouseEvent& event) const;
    void armForPress(const QMouseEvent& event);
    std::optional<QPointF> crosshairPlace() const;    // logical pixels of the canvas
    bool grabsCrosshair(QPointF logical) const;
    void moveCrosshair(QPointF logical);
    QPointF deviceFrom(QPointF logical) const;    // tile's logical pixels to the canvas's device pixels
    void stepCine();
    void refreshPlayButton();
    void lieAgainstEdge(int columns);

    FrameStore& m_store;
    QString m_seriesMimeType;
    scene::SliceCanvas* m_canvas;
    SliceBar* m_bar;
    Cine* m_cine;
    QToolButton* m_play;    // over a film while the pointer is there
    bool m_isHovered = false;

    std::unique_ptr<Stack> m_stack;    // null: an empty tile
    int m_slice = 0;
    std::optional<display::Picture> m_picture;    // of the slice; nothing in an empty tile
    pixels::ImagePtr m_image;    // null while it is being decoded
    std::optional<Error> m_failure;

    display::ViewState m_state;    // but for the greys, which m_grey has
    Grey m_grey;
    Fit m_fit;
    bool m_fits = true;    // follows the tile's size until the reader zooms

    dicom::PresentationStatePtr m_presentationState;    // chosen by the reader; null: none
    std::optional<display::PresentedFrame> m_presented;    // over the current image
    std::optional<volume::View> m_viewBefore;    // of images that the state does not name
    std::optional<display::SeriesMeanings> m_seriesMeanings;    // of the stack's series
    pixels::Meanings m_meanings;    // of the current image

    ToolId m_toolId = ToolId::window;
    std::unique_ptr<Tool> m_tool;    // while a button is down, or while it waits for the next press
    std::unique_ptr<Tool> m_waiting;    // set aside while another button pans or zooms
    Measuring* m_measuring;
    QPointF m_pressedAt, m_lastAt;
    bool m_dragged = false;
    std::optional<geometry::PatientPoint> m_crosshair;
    bool m_clickMovesCrosshair = false, m_dragMovesCrosshair = false;    // while the left button is down
    int m_wheelRest = 0;    // of a notch
    bool m_isActive = false;
    std::optional<PatientMark> m_patientMark;
    std::shared_ptr<const dicom::KeyImages> m_keyImages;

    std::vector<std::shared_ptr<const nn::Outcome>> m_outcomes;    // the one with the list first
    std::vector<display::Picture> m_others;    // to draw where they cut this picture
    std::optional<nn::Finding> m_ringed;
    QTimer m_ringTimer;
    QTimer m_progressTimer;
};

}
