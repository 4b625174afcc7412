#include "ui/paint/bitmap_layer.h"

#include "core/volume/bitmap_layer.h"

#include <QImage>
#include <QPainter>

namespace lantern::paint {

namespace {

void paintMask(QPainter& painter, const Tile& tile, const volume::TileMask& mask, const QColor& colour)
{
    if (mask.isEmpty())
        return;
    QImage image(mask.width, mask.height, QImage::Format_ARGB32_Premultiplied);
    const QRgb set = qPremultiply(colour.rgba());
    for (int y = 0; y < mask.height; ++y) {
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto* in = mask.set.data() + static_cast<std::ptrdiff_t>(y) * mask.width;
        for (int x = 0; x < mask.width; ++x)
            out[x] = in[x] ? set : 0;
    }
    image.setDevicePixelRatio(tile.pixelRatio);
    painter.drawImage(QPointF(mask.left / tile.pixelRatio, mask.top / tile.pixelRatio), image);
}

int devicePixels(double logical, const Tile& tile) { return static_cast<int>(logical * tile.pixelRatio + 0.5); }

}

void paintOverlays(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                   std::span<const pixels::OverlayPtr> overlays, const QColor& colour)
{
    constexpr float RegionStrength = 0.35F;
    for (const auto& overlay : overlays) {
        QColor own = colour;
        if (overlay->isRegion)
            own.setAlphaF(RegionStrength);
        paintMask(painter, tile,
                  volume::maskOnTile(overlay->bits, overlay->originRow, overlay->originColumn, geometry,
                                     devicePixels(tile.size.width(), tile), devicePixels(tile.size.height(), tile),
                                     volume::WhenSmall::AnyBit),
                  own);
    }
}

void paintShutter(QPainter& painter, const Tile& tile, const volume::TileGeometry& geometry,
                  const pixels::ShutterMask& shutter)
{
    const int grey = (shutter.value * 255 + 32767) / 65535;
    paintMask(painter, tile,
              volume::maskOnTile(shutter.hidden, 1, 1, geometry, devicePixels(tile.size.width(), tile),
                                 devicePixels(tile.size.height(), tile), volume::WhenSmall::NearestBit),
              QColor(grey, grey, grey));
}

}
