// How the image lies in the tile: pan, zoom, turns and flips.
#include "ui/viewer/tile.h"

#include <QScreen>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lantern::viewer {

namespace {

constexpr double LeastZoom = 0.02, HighestZoom = 64;    // device pixels per image column

}

void Tile::panBy(QPointF devicePixels)
{
    m_view.panX += devicePixels.x();
    m_view.panY += devicePixels.y();
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::zoomBy(double factor, QPointF about)
{
    const double zoom = std::clamp(m_view.zoom * factor, LeastZoom, HighestZoom);
    const double real = zoom / m_view.zoom;
    // The image's centre moves away from the point that stays.
    const double x = about.x() - m_view.width / 2.0, y = about.y() - m_view.height / 2.0;
    m_view.panX = x + (m_view.panX - x) * real;
    m_view.panY = y + (m_view.panY - y) * real;
    m_view.zoom = zoom;
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::fitToTile()
{
    m_fits = true;
    m_view.panX = m_view.panY = 0;
    if (const dicom::FrameRef* current = frame(); current && m_view.width > 0 && m_view.height > 0) {
        const auto& format = current->instance->pixels;
        if (m_presented)
            m_view = display::showingArea(m_presented->area, format.rows, format.columns, shape(), m_view,
                                          dotsPerMillimetre());
        else
            m_view.zoom =
                std::clamp(volume::fitZoom(format.rows, format.columns, shape(), m_view), LeastZoom, HighestZoom);
        if (!m_presented)
            lieAgainstEdge(format.columns);
    }
    redraw();
    Q_EMIT viewChanged();
}

// What is turned no longer has its edge there and stands in the middle.
void Tile::lieAgainstEdge(int columns)
{
    if (m_view.quarterTurns != 0)
        return;
    const auto& spacing = frame()->instance->pixelSpacing;
    if (m_fit.perMillimetre && spacing)
        m_view.zoom = std::min(m_view.zoom, *m_fit.perMillimetre * spacing->betweenColumns);
    const double free = m_view.width - columns * m_view.zoom;
    if (m_fit.against != Fit::Against::Middle)
        m_view.panX = (m_fit.against == Fit::Against::Left) != m_view.flipHorizontal ? -free / 2 : free / 2;
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
    const dicom::FrameRef* current = frame();
    if (!current || !current->instance->pixelSpacing || m_view.width <= 0 || m_view.height <= 0)
        return std::nullopt;
    const auto& format = current->instance->pixels;
    return volume::fitZoom(format.rows, format.columns, shape(), m_view)
        / current->instance->pixelSpacing->betweenColumns;
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
    m_view.panX = m_view.panY = 0;
    m_view.zoom = std::clamp(scale.across.perPixel * *perMillimetre, LeastZoom, HighestZoom);
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
    return true;
}

void Tile::showOneToOne()
{
    m_view.panX = m_view.panY = 0;
    m_view.zoom = 1;
    m_fits = false;
    redraw();
    Q_EMIT viewChanged();
}

// The picture turns on the screen whatever flips it has: the turns lie under the flips, and one
// mirror reverses their sense.
void Tile::turn(int quarterTurns)
{
    const bool isMirrored = m_view.flipHorizontal != m_view.flipVertical;
    const int sense = isMirrored ? -quarterTurns : quarterTurns;
    m_view.quarterTurns = ((m_view.quarterTurns + sense) % 4 + 4) % 4;
    for (int i = 0; i < (quarterTurns % 4 + 4) % 4; ++i)
        m_view.panX = -std::exchange(m_view.panY, m_view.panX);
    if (m_fits)
        return fitToTile();
    redraw();
    Q_EMIT viewChanged();
}

void Tile::flipHorizontal()
{
    m_view.flipHorizontal = !m_view.flipHorizontal;
    m_view.panX = -m_view.panX;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::flipVertical()
{
    m_view.flipVertical = !m_view.flipVertical;
    m_view.panY = -m_view.panY;
    redraw();
    Q_EMIT viewChanged();
}

void Tile::resetView()
{
    m_view.quarterTurns = m_presented ? m_presentationState->quarterTurns : 0;
    m_view.flipHorizontal = m_presented && m_presentationState->flipHorizontal;
    m_view.flipVertical = false;
    m_grey.isInverted = false;
    m_grey.isOwn = false;
    m_grey.wasOpened = false;
    m_grey.acquiredChoice = 0;
    takeImage();
    fitToTile();
    Q_EMIT changed();
}

}
