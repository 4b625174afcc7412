// Where the tile's picture lies: in the patient, and among what was measured.
#include "ui/viewer/tile.h"

#include <algorithm>
#include <cmath>

namespace lantern::viewer {

bool Tile::showPatientPoint(geometry::PatientPoint point)
{
    if (!m_stack)
        return false;
    int best = -1;
    double nearest = 0;
    for (int slice = 0; slice < sliceCount(); ++slice) {
        const auto plane = m_stack->picture(slice).plane;
        if (!plane)
            return false;
        const double distance = std::abs(plane->distanceTo(point));
        if (best < 0 || distance < nearest) {
            best = slice;
            nearest = distance;
        }
    }
    // Farther than half a step outside of the stack, no slice shows this place.
    const double thickness = isAsTaken() ? m_picture->instance().sliceThickness.value_or(0) : 0;
    const double reach = std::max(m_stack->spacing(), thickness);
    if (best < 0 || nearest > std::max(reach / 2 + 0.01, 0.5))
        return false;
    setSlice(best);
    return true;
}

std::optional<geometry::PatientPoint> Tile::centreOfSlice() const
{
    if (!m_picture || !m_picture->plane)
        return std::nullopt;
    return m_picture->plane->patientFromPixel({(m_picture->columns - 1) / 2.0, (m_picture->rows - 1) / 2.0});
}

std::optional<geometry::ImagePlane> Tile::plane() const { return m_picture ? m_picture->plane : std::nullopt; }

std::optional<MeasuredPicture> Tile::measuredPicture() const
{
    const auto place = m_picture && m_image ? display::placeOf(*m_picture) : std::nullopt;
    if (!place)
        return std::nullopt;
    MeasuredPicture picture{.studyUid = m_picture->instance().study.uid,
                            .seriesId = series()->id(),
                            .place = *place,
                            .scales = display::scalesOf(*m_picture),
                            .image = m_image,
                            .whole = {},
                            .meanings = m_meanings,
                            .geometry = pictureGeometry(),
                            .tile = tileToPaint()};
    if (m_stack->isPreview())
        picture.whole = [this] { return m_stack->wholeImage(m_slice); };
    return picture;
}

bool Tile::showPlace(const measure::Place& place)
{
    for (int slice = 0; slice < sliceCount(); ++slice)
        if (const auto here = display::placeOf(m_stack->picture(slice)); here && measure::isSamePlace(*here, place)) {
            setSlice(slice);
            return true;
        }
    return false;
}

}
