#include "ui/viewer/three_planes.h"

#include "ui/viewer/places.h"

#include <algorithm>
#include <cmath>

namespace lantern::viewer {

ThreePlanes::ThreePlanes(std::shared_ptr<Reconstruction> reconstruction, std::array<Tile*, 3> tiles,
                         const std::optional<VoiState>& voi, geometry::PatientPoint start)
    : m_reconstruction(std::move(reconstruction))
    , m_tiles(tiles)
    , m_point(start)
{
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        Tile* tile = m_tiles[i];
        auto stack = std::make_unique<PlaneStack>(m_reconstruction, volume::orientations[i]);
        const int index = stack->planes().nearest(m_point);
        tile->viewport().show(std::move(stack), index);
        if (voi)
            tile->viewport().setVoiState(*voi);
        connect(tile, &Tile::crosshairMoved, this, &ThreePlanes::setPoint);
        connect(tile, &Tile::changed, this, [this, tile] { shareWindow(tile->viewport()); });
    }
    showPoint();
}

ThreePlanes::~ThreePlanes()
{
    for (Tile* tile : m_tiles)
        tile->viewport().setCrosshair(std::nullopt);
}

void ThreePlanes::setPoint(geometry::PatientPoint point)
{
    m_point = point;
    for (Tile* tile : m_tiles)
        showPatientPoint(tile->viewport(), point);
    showPoint();
}

void ThreePlanes::follow(const Viewport& scrolled)
{
    const auto plane = scrolled.plane();
    if (!plane)
        return;
    const double away = plane->distanceTo(m_point);
    const auto normal = plane->normal();
    m_point = {m_point.x - away * normal.x, m_point.y - away * normal.y, m_point.z - away * normal.z};
    showPoint();
}

int ThreePlanes::nearestFrame() const
{
    const auto& frames = series()->frames;
    const auto nearest = std::ranges::min_element(frames, {}, [this](const dicom::FrameRef& frame) {
        return std::abs(frame.facts().plane->distanceTo(m_point));
    });
    return static_cast<int>(nearest - frames.begin());
}

void ThreePlanes::showPoint()
{
    for (Tile* tile : m_tiles)
        tile->viewport().setCrosshair(m_point);
}

// Three views of one volume have one window: brightness means the same in all.
void ThreePlanes::shareWindow(const Viewport& from)
{
    if (m_isSharing)
        return;
    m_isSharing = true;
    const VoiState voi = from.voiState();
    for (Tile* tile : m_tiles)
        if (&tile->viewport() != &from && !(tile->viewport().voiState() == voi))
            tile->viewport().setVoiState(voi);
    m_isSharing = false;
}

}
