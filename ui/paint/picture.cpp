#include "ui/paint/picture.h"

#include "ui/paint/layers.h"

#include <QPainter>

namespace lantern::paint {

QImage imageOver(const volume::Picture& pixels)
{
    constexpr int BytesPerPixel = 4;
    return {reinterpret_cast<const uchar*>(pixels.pixels.data()), pixels.width, pixels.height,
            pixels.width * BytesPerPixel, QImage::Format_RGB32};
}

QImage drawn(const display::Composition& composition)
{
    const auto& scene = composition.scene;
    QImage picture(scene.view.width, scene.view.height, QImage::Format_RGB32);
    if (scene.image)
        picture = imageOver(volume::paintSlice(*scene.image, scene.shape, scene.view, scene.look, scene.maps)).copy();
    else
        picture.fill(Qt::black);
    QPainter painter(&picture);
    paintLayers(painter, {.size = QSizeF(picture.size())}, composition);
    return picture;
}

}
