#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

// In a static library resources are dropped unless somebody asks for them by name, and the macro
// that asks must stand outside any namespace.
static void keepResources() { Q_INIT_RESOURCE(icons); }

namespace lantern::theme {

namespace {

QString fileOf(Icon which)
{
    static constexpr const char* names[] = {
#define LANTERN_ICON(name, file) file,
#include "ui/theme/icons.def"
#undef LANTERN_ICON
    };
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1String(names[static_cast<std::size_t>(which)]));
}

// The drawing with its `currentColor` replaced by the colour.
QByteArray drawing(Icon which, const QColor& colour)
{
    keepResources();
    QFile file(fileOf(which));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

QPixmap rendered(Icon which, const QColor& colour, QSize devicePixels)
{
    QPixmap pixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(drawing(which, colour)).render(&painter, QRectF(QPointF(), QSizeF(devicePixels)));
    return pixmap;
}

class Engine final : public QIconEngine {
public:
    Engine(Icon which, QColor colour)
        : m_which(which)
        , m_colour(std::move(colour))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer(drawing(m_which, colourOf(mode))).render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_which, colourOf(mode), size);
    }

    QIconEngine* clone() const override { return new Engine(*this); }

private:
    QColor colourOf(QIcon::Mode mode) const { return mode == QIcon::Disabled ? colour::outline : m_colour; }

    Icon m_which;
    QColor m_colour;
};

}

QIcon icon(Icon which, const QColor& colour) { return QIcon(new Engine(which, colour)); }

QPixmap iconPixmap(Icon which, const QColor& colour, int edge, qreal pixelRatio)
{
    const auto devicePixels = static_cast<int>(edge * pixelRatio + 0.5);
    QPixmap pixmap = rendered(which, colour, {devicePixels, devicePixels});
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

}
