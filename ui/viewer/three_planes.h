#pragma once

#include "ui/viewer/stack/plane_stack.h"
#include "ui/viewer/tile.h"

#include <array>

namespace lantern::viewer {

// Three tiles that show one volume along the patient's planes, held together by a crosshair: the point
// of the patient that lies in all three.
class ThreePlanes : public QObject {
    Q_OBJECT
public:
    // The tiles begin at `start`, with these greys or their own.
    ThreePlanes(std::shared_ptr<Reconstruction> reconstruction, std::array<Tile*, 3> tiles,
                const std::optional<VoiState>& voi, geometry::PatientPoint start);
    ~ThreePlanes() override;

    const SeriesPtr& series() const { return m_reconstruction->series(); }
    geometry::PatientPoint point() const { return m_point; }
    void setPoint(geometry::PatientPoint point);    // every tile comes to its plane
    void follow(const Viewport& scrolled);    // the point comes to this tile's plane
    int nearestFrame() const;    // of the series, to the point

    const volume::Slab& slab() const { return m_reconstruction->slab(); }
    void setSlab(const volume::Slab& slab) { m_reconstruction->setSlab(slab); }

private:
    void showPoint();
    void shareWindow(const Viewport& from);

    std::shared_ptr<Reconstruction> m_reconstruction;
    std::array<Tile*, 3> m_tiles;
    geometry::PatientPoint m_point;
    bool m_isSharing = false;
};

}
