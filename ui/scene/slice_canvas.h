#pragma once

#include "core/display/compose.h"

#include <QSize>
#include <QString>
#include <functional>
#include <optional>

class QPainter;
class QWidget;

namespace lantern::scene {

// All that decides the pixels; the width and height of its view are the canvas's own business and ignored here.
using display::Scene;

// What draws pixels in a tile. The canvas is a widget without a mind: the tile above it gets the
// mouse and the keys, shows a scene, and paints its words over the picture.
class SliceCanvas {
public:
    // Paints in logical pixels over the finished picture; called at every paint, on the GUI thread.
    using Overpaint = std::function<void(QPainter&)>;

    virtual ~SliceCanvas() = default;
    SliceCanvas(const SliceCanvas&) = delete;
    SliceCanvas& operator=(const SliceCanvas&) = delete;

    virtual QWidget& widget() = 0;
    virtual void show(Scene scene) = 0;    // draws at the next paint
    virtual void setOverpaint(Overpaint overpaint) = 0;

    // Width and height for View, TileGeometry and fitZoom: device pixels.
    QSize deviceSize();

protected:
    SliceCanvas() = default;
};

enum class Renderer { Raster, Gl };

struct RendererChoice {
    Renderer renderer = Renderer::Raster;
    QString description;    // for About and the log: what was found, and why this way
};

// GL where it runs on a real graphics processor, else the CPU painter; `wish` overrides it where it
// can be had. Looks at GL through a surface that is no window, since a QOpenGLWidget anywhere in a
// window makes all of that window slower. Call after QGuiApplication, once.
RendererChoice chooseRenderer(std::optional<Renderer> wish = std::nullopt);

// "gl" or "raster"; nothing for other words.
std::optional<Renderer> rendererNamed(const QString& name);

// To be called before QApplication is made: GL's default format and shared contexts.
void prepareGl();

// The canvas belongs to its parent.
SliceCanvas& makeCanvas(Renderer renderer, QWidget& parent);

}
