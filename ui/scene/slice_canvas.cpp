#include "ui/scene/slice_canvas.h"

#include "ui/scene/gl_canvas.h"
#include "ui/scene/raster_canvas.h"

#include <QWidget>

namespace lantern::scene {

QSize SliceCanvas::deviceSize()
{
    const QWidget& canvas = widget();
    const qreal ratio = canvas.devicePixelRatioF();
    return {static_cast<int>(canvas.width() * ratio + 0.5), static_cast<int>(canvas.height() * ratio + 0.5)};
}

SliceCanvas& makeCanvas(Renderer renderer, QWidget& parent)
{
    if (renderer == Renderer::Gl)
        return *new GlCanvas(&parent);
    return *new RasterCanvas(&parent);
}

}
