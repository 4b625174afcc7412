#include "ui/paint/curves.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace lantern::paint {

namespace {

// Lowest and highest value, opened to steps that a person reads easily.
struct Scale {
    double low = 0, high = 1, step = 0.2;
};

Scale scaleOver(double low, double high)
{
    if (!(high > low))
        high = low + 1;
    const double rough = (high - low) / 5, decade = std::pow(10, std::floor(std::log10(rough)));
    double step = decade * 10;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (decade * factor >= rough)
            step = decade * factor;
    }
    return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

Scale scaleOf(const std::vector<Curve>& curves)
{
    double low = INFINITY, high = -INFINITY;
    for (const Curve& curve : curves) {
        for (const QPointF& point : curve.points) {
            if (std::isfinite(point.y())) {
                low = std::min(low, point.y());
                high = std::max(high, point.y());
            }
        }
    }
    return std::isfinite(low) ? scaleOver(low, high) : Scale{};
}

class Drawing {
public:
    Drawing(QPainter& painter, QRectF area, double lowX, double highX)
        : m_painter(painter)
        , m_area(area)
        , m_lowX(lowX)
        , m_highX(std::max(highX, lowX + 1))
    {
    }

    double x(double value) const { return m_area.left() + (value - m_lowX) / (m_highX - m_lowX) * m_area.width(); }
    double y(const Scale& scale, double value) const
    {
        return m_area.bottom() - (value - scale.low) / (scale.high - scale.low) * m_area.height();
    }

    void numbers(const Scale& scale, bool atLeft)
    {
        const QFontMetricsF metrics(m_painter.font());
        const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(scale.step))));
        for (int i = 0; scale.low + i * scale.step <= scale.high + scale.step / 2; ++i) {
            const double value = scale.low + i * scale.step;
            const QString text = QString::number(value, 'f', decimals);
            const double width = metrics.horizontalAdvance(text);
            m_painter.setPen(theme::colour::secondText);
            m_painter.drawText(QPointF(atLeft ? m_area.left() - width - 6 : m_area.right() + 6,
                                       y(scale, value) + metrics.ascent() / 2 - 1),
                               text);
            if (atLeft) {
                m_painter.setPen(theme::colour::hairline);
                m_painter.drawLine(QPointF(m_area.left(), y(scale, value)), QPointF(m_area.right(), y(scale, value)));
            }
        }
    }

    void line(const Curve& curve, const Scale& scale, const QPen& pen)
    {
        QPainterPath path;
        for (const QPointF& point : curve.points) {
            if (!std::isfinite(point.y()))
                continue;
            const QPointF at(x(point.x()), y(scale, point.y()));
            path.elementCount() == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        m_painter.setPen(pen);
        m_painter.drawPath(path);
        if (curve.points.size() == 1)
            m_painter.drawEllipse(path.currentPosition(), 2, 2);
    }

private:
    QPainter& m_painter;
    QRectF m_area;
    double m_lowX, m_highX;
};

}

QImage drawCurves(const Curves& curves, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme::colour::panel);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::smallFont());
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.lineSpacing();

    double lowX = INFINITY, highX = -INFINITY;
    for (const auto* side : {&curves.left, &curves.right}) {
        for (const Curve& curve : *side) {
            for (const QPointF& point : curve.points) {
                lowX = std::min(lowX, point.x());
                highX = std::max(highX, point.x());
            }
        }
    }
    if (!std::isfinite(lowX))
        lowX = highX = 0;

    const QRectF area(60, 2.5 * line + 8, size.width() - 120, size.height() - 5 * line - 8);
    Drawing drawing(painter, area, lowX, highX);
    const Scale left = scaleOf(curves.left), right = scaleOf(curves.right);
    drawing.numbers(left, true);
    if (!curves.right.empty())
        drawing.numbers(right, false);
    const Scale across = scaleOver(lowX, highX);
    painter.setPen(theme::colour::secondText);
    for (double x = std::ceil(lowX / across.step) * across.step; x <= highX; x += across.step) {
        const QString text = QString::number(x);
        painter.drawText(QPointF(drawing.x(x) - metrics.horizontalAdvance(text) / 2, area.bottom() + line), text);
    }
    painter.drawText(
        QPointF(area.center().x() - metrics.horizontalAdvance(curves.across) / 2, area.bottom() + 2 * line),
        curves.across);

    const QColor colours[] = {theme::colour::text,    theme::colour::finding, theme::colour::selection,
                              theme::colour::refused, theme::colour::failed,  theme::colour::measurement};
    const Qt::PenStyle dashes[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    std::size_t number = 0;
    double at = area.left();
    for (const auto* side : {&curves.left, &curves.right}) {
        for (const Curve& curve : *side) {
            const QPen pen(colours[number % std::size(colours)], 1.6, dashes[number % std::size(dashes)]);
            drawing.line(curve, side == &curves.left ? left : right, pen);
            painter.drawLine(QPointF(at, 2 * line), QPointF(at + 24, 2 * line));
            painter.setPen(theme::colour::text);
            const QString name = side == &curves.right ? curve.name + QStringLiteral(" \u2192") : curve.name;
            painter.drawText(QPointF(at + 30, 2 * line + metrics.ascent() / 2 - 1), name);
            at += 30 + metrics.horizontalAdvance(name) + 20;
            ++number;
        }
    }
    painter.setFont(theme::titleFont());
    painter.setPen(theme::colour::text);
    painter.drawText(QPointF(area.left(), line), curves.title);
    return image;
}

}
