// How the image lies in the tile: pan, zoom, turns and flips.
#include "ui/viewer/tile.h"

#include <QScreen>
#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::viewer {

namespace {

constexpr double LeastZoom = 0.02, HighestZoom = 64;    // device pixels per image column

}

void Tile::panBy(QPointF devicePixels)
{
    m_state.view.panX += devicePixels.x();
    m_state.view.panY += devicePixels.y();
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::zoomBy(double factor, QPointF about)
{
    const double zoom = std::clamp(m_state.view.zoom * factor, LeastZoom, HighestZoom);
    const double real = zoom / m_state.view.zoom;
    // The image's centre moves away from the point that stays.
    const double x = about.x() - m_state.view.width / 2.0, y = about.y() - m_state.view.height / 2.0;
    m_state.view.panX = x + (m_state.view.panX - x) * real;
    m_state.view.panY = y + (m_state.view.panY - y) * real;
    m_state.view.zoom = zoom;
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::fitToTile()
{
    m_fits = true;
    m_state.view.panX = m_state.view.panY = 0;
    if (m_picture && m_state.view.width > 0 && m_state.view.height > 0) {
        m_state.view = display::fittedView(pictureSources(), m_state.view);
        m_state.view.zoom = std::clamp(m_state.view.zoom, LeastZoom, HighestZoom);
        if (!m_presented)
            lieAgainstEdge(m_picture->columns);
    }
    redraw();
    Q_EMIT viewChanged();
}

// What is turned no longer has its edge there and stands in the middle.
void Tile::lieAgainstEdge(int columns)
{
    if (m_state.view.quarterTurns != 0)
        return;
    const auto& spacing = m_picture->instance().pixelSpacing;
    if (m_fit.perMillimetre && spacing)
        m_state.view.zoom = std::min(m_state.view.zoom, *m_fit.perMillimetre * spacing->betweenColumns);
    const double free = m_state.view.width - columns * m_state.view.zoom;
    if (m_fit.against != Fit::Against::Middle)
        m_state.view.panX = (m_fit.against == Fit::Against::Left) != m_state.view.flipHorizontal ? -free / 2 : free / 2;
}

void Tile::setFit(const Fit& fit)
{
    if (m_fit == fit)
        return;
    m_fit = fit;
    if (m_fits)
        fitToTile();
}

std::optional<double> Tile::fittingPerMillimetre() const
{
    if (!m_picture || !m_picture->instance().pixelSpacing || m_state.view.width <= 0 || m_state.view.height <= 0)
        return std::nullopt;
    return volume::fitZoom(m_picture->rows, m_picture->columns, display::shapeOf(pictureSources()), m_state.view)
        / m_picture->instance().pixelSpacing->betweenColumns;
}

std::optional<double> Tile::dotsPerMillimetre() const
{
    constexpr double MillimetresPerInch = 25.4;
    // Qt counts logical pixels an inch; the zoom counts the screen's own.
    const double perMillimetre = screen()->physicalDotsPerInchX() * devicePixelRatioF() / MillimetresPerInch;
    return perMillimetre > 0 && std::isfinite(perMillimetre) ? std::optional(perMillimetre) : std::nullopt;
}

bool Tile::showRealSize()
{
    const auto picture = measuredPicture();
    if (!picture)
        return false;
    using enum measure::ScaleSource;
    const measure::Scale& scale = picture->scales.whole;
    constexpr std::array inPatient{Patient, Reconstruction, Projection, Magnified, Calibrated};
    if (std::ranges::find(inPatient, scale.source) == inPatient.end())
        return false;
    const auto perMillimetre = dotsPerMillimetre();
    if (!perMillimetre)
        return false;
    m_state.view.panX = m_state.view.panY = 0;
    m_state.view.zoom = std::clamp(scale.across.perPixel * *perMillimetre, LeastZoom, HighestZoom);
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
    return true;
}

void Tile::showOneToOne()
{
    m_state.view.panX = m_state.view.panY = 0;
    m_state.view.zoom = 1;
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::turn(int quarterTurns)
{
    m_state.view = display::turned(m_state.view, quarterTurns);
    if (m_fits)
        return fitToTile();
    redraw();
    Q_EMIT viewChanged();
}

void Tile::flipHorizontal()
{
    m_state.view.flipHorizontal = !m_state.view.flipHorizontal;
    m_state.view.panX = -m_state.view.panX;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::flipVertical()
{
    m_state.view.flipVertical = !m_state.view.flipVertical;
    m_state.view.panY = -m_state.view.panY;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::resetView()
{
    m_state.view.quarterTurns = m_presented ? m_presentationState->quarterTurns : 0;
    m_state.view.flipHorizontal = m_presented && m_presentationState->flipHorizontal;
    m_state.view.flipVertical = false;
    m_grey.isInverted = false;
    m_grey.isOwn = false;
    m_grey.wasOpened = false;
    m_grey.acquiredChoice = 0;
    takeImage();
    fitToTile();
    Q_EMIT changed();
}

}
