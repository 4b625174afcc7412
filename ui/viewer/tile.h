#pragma once

#include "ui/paint/corner_text.h"
#include "ui/paint/window_name.h"
#include "ui/scene/slice_canvas.h"
#include "ui/viewer/stack/stack_viewport.h"
#include "ui/viewer/tools/tool.h"

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

class QPainter;
class QToolButton;

namespace lantern::viewer {

class Cine;
class SliceBar;

// What lies under the pointer.
struct PointerFacts {
    std::optional<double> value;    // modality value of a grey image
    QString unit;
    QStringList meanings;    // "SUVbw 4.21 g/ml": what else the value means, or why it does not
    std::optional<std::array<int, 3>> rgb;    // of a colour image
    std::optional<geometry::PatientPoint> patient;    // mm, LPS
    geometry::PixelPoint pixel;
};

// A viewport in the window: its canvas, the bar at its edge, and what the mouse does.
class Tile : public QWidget {
    Q_OBJECT
public:
    Tile(FrameStore& store, scene::Renderer renderer, QString seriesMimeType, QWidget* parent = nullptr);
    ~Tile() override;

    StackViewport& viewport() { return *m_viewport; }
    const StackViewport& viewport() const { return *m_viewport; }
    void showSeries(SeriesPtr series, int slice = -1);    // -1: the middle one; null empties the tile
    SeriesPtr series() const { return m_viewport->series(); }
    QString seriesId() const;
    bool isShowingImage() const { return m_viewport->shown().image != nullptr; }
    QString description() const;    // "Axial CT, slice 41 of 120"

    void setTool(ToolId tool);    // what was begun with another is dropped
    void cancelTool();
    void setCine(bool playing);
    bool isPlaying() const;
    // From its first frame at its own rate, if the series is a film; else nothing happens.
    void playFilm();
    void setActive(bool active);

Q_SIGNALS:
    void changed();    // slice, window or series
    void scrolled();    // by a person, in this tile
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
    Surface surface() const;
    void onLoaded(int slice);
    void showProgress();    // how much of the series is here
    void arrange();    // canvas, bar and button in the tile's room
    void redraw();
    void overpaint(QPainter& painter);
    void paintMessage(QPainter& painter, const paint::Tile& tile, const QString& headline, const QString& detail);
    void tellPointer(QPointF logical);
    DragStep stepAt(const QMouseEvent& event) const;
    void armForPress(const QMouseEvent& event);
    void setDragged(bool dragged);
    std::optional<QPointF> crosshairPlace() const;    // logical pixels of the canvas
    bool grabsCrosshair(QPointF logical) const;
    void moveCrosshair(QPointF logical);
    QPointF deviceFrom(QPointF logical) const;    // tile's logical pixels to the canvas's device pixels
    void stepCine();
    void refreshPlayButton();

    FrameStore& m_store;
    QString m_seriesMimeType;
    scene::SliceCanvas* m_canvas;
    SliceBar* m_bar;
    Cine* m_cine;
    QToolButton* m_play;    // over a film while the pointer is there
    StackViewport* m_viewport;
    bool m_isHovered = false;
    bool m_isActive = false;

    ToolId m_toolId = ToolId::window;
    std::unique_ptr<Tool> m_tool;    // while a button is down, or while it waits for the next press
    std::unique_ptr<Tool> m_waiting;    // set aside while another button pans or zooms
    QPointF m_pressedAt, m_lastAt;
    bool m_dragged = false;
    bool m_clickMovesCrosshair = false, m_dragMovesCrosshair = false;    // while the left button is down
    int m_wheelRest = 0;    // of a notch
    QTimer m_progressTimer;
};

}
