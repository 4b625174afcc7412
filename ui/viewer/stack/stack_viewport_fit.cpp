// How the picture lies in its tile: as it fits, or as the reader moved it.
#include "ui/viewer/stack/stack_viewport.h"

#include "core/display/view_changes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lantern::viewer {

void StackViewport::setView(const volume::View& view)
{
    const auto orientationOf = [](const volume::View& one) {
        return std::array{one.quarterTurns, int(one.flipHorizontal), int(one.flipVertical)};
    };
    const volume::View before = std::exchange(m_state.view, view);
    m_state.view.width = before.width;
    m_state.view.height = before.height;
    const bool isTurned = orientationOf(view) != orientationOf(before);
    if (isTurned && m_fits)
        return fitToTile();
    if (!isTurned && std::array{view.zoom, view.panX, view.panY} != std::array{before.zoom, before.panX, before.panY})
        m_fits = false;
    Q_EMIT sceneChanged();
}

void StackViewport::resized()
{
    const QSize device = m_surface().device;
    m_state.view.width = device.width();
    m_state.view.height = device.height();
    if (m_fits)
        fitToTile();
    else
        Q_EMIT sceneChanged();
}

void StackViewport::fitToTile()
{
    m_fits = true;
    m_state.view.panX = m_state.view.panY = 0;
    if (m_picture && m_state.view.width > 0 && m_state.view.height > 0) {
        m_state.view = display::fittedView(pictureSources(), m_state.view);
        m_state.view.zoom = std::clamp(m_state.view.zoom, display::LeastZoom, display::HighestZoom);
        if (!m_presented)
            lieAgainstEdge(m_picture->columns);
    }
    Q_EMIT sceneChanged();
}

// What is turned no longer has its edge there and stands in the middle.
void StackViewport::lieAgainstEdge(int columns)
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

void StackViewport::setFit(const Fit& fit)
{
    if (m_fit == fit)
        return;
    m_fit = fit;
    if (m_fits)
        fitToTile();
}

void StackViewport::resetView()
{
    m_state.view.quarterTurns = m_presented ? m_presentationState->quarterTurns : 0;
    m_state.view.flipHorizontal = m_presented && m_presentationState->flipHorizontal;
    m_state.view.flipVertical = false;
    m_voi.isInverted = false;
    m_voi.isOwn = false;
    m_voi.wasOpened = false;
    m_voi.acquiredChoice = 0;
    takeImage();
    fitToTile();
    Q_EMIT changed();
    Q_EMIT windowed();
}

}
