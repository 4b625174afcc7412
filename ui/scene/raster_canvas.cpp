#include "ui/scene/raster_canvas.h"

#include "ui/paint/picture.h"

#include <QPainter>

namespace lantern::scene {

RasterCanvas::RasterCanvas(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void RasterCanvas::show(Scene scene)
{
    m_scene = std::move(scene);
    m_isStale = true;
    update();
}

void RasterCanvas::setOverpaint(Overpaint overpaint)
{
    m_overpaint = std::move(overpaint);
    update();
}

void RasterCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QSize size = deviceSize();
    if (!m_scene.image) {
        painter.fillRect(rect(), Qt::black);
    } else {
        if (m_isStale || m_picture.width != size.width() || m_picture.height != size.height()) {
            m_scene.view.width = size.width();
            m_scene.view.height = size.height();
            m_picture = volume::paintSlice(*m_scene.image, m_scene.shape, m_scene.view, m_scene.look, m_scene.maps);
            m_isStale = false;
        }
        QImage image = paint::imageOver(m_picture);
        image.setDevicePixelRatio(devicePixelRatioF());
        painter.drawImage(0, 0, image);
    }
    if (m_overpaint)
        m_overpaint(painter);
}

}
