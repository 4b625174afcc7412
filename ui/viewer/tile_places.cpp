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
        const auto& plane = m_stack->frame(slice).facts().plane;
        if (!plane)
            return false;
        const double distance = std::abs(plane->distanceTo(point));
        if (best < 0 || distance < nearest) {
            best = slice;
            nearest = distance;
        }
    }
    // Farther than half a step outside of the stack, no slice shows this place.
    const auto& first = *m_stack->frame(0).instance;
    const double reach = std::max(m_stack->spacing(), first.sliceThickness.value_or(0));
    if (best < 0 || nearest > std::max(reach / 2 + 0.01, 0.5))
        return false;
    setSlice(best);
    return true;
}

std::optional<geometry::PatientPoint> Tile::centreOfSlice() const
{
    const dicom::FrameRef* current = frame();
    if (!current || !current->facts().plane)
        return std::nullopt;
    const auto& format = current->instance->pixels;
    return current->facts().plane->patientFromPixel({(format.columns - 1) / 2.0, (format.rows - 1) / 2.0});
}

std::optional<geometry::ImagePlane> Tile::plane() const
{
    const dicom::FrameRef* current = frame();
    return current ? current->facts().plane : std::nullopt;
}

std::optional<MeasuredPicture> Tile::measuredPicture() const
{
    const dicom::FrameRef* current = frame();
    if (!current || !m_image)
        return std::nullopt;
    MeasuredPicture picture{.studyUid = current->instance->study.uid,
                            .seriesId = series()->id(),
                            .place = {},
                            .scales = {},
                            .image = m_image,
                            .whole = {},
                            .meanings = m_meanings,
                            .geometry = pictureGeometry(),
                            .tile = tileToPaint()};
    const auto place = placeOf(m_slice);
    if (!place)
        return std::nullopt;
    picture.place = *place;
    if (m_stack->isPreview())
        picture.whole = [this] { return m_stack->wholeImage(m_slice); };
    const auto* cut = std::get_if<measure::OnPlane>(&*place);
    picture.scales = cut ? measure::scalesOf(cut->plane, cut->cut()) : measure::scalesOf(*current);
    return picture;
}

// An image as it was taken, or a plane in the patient; nothing where it is neither.
std::optional<measure::Place> Tile::placeOf(int slice) const
{
    const dicom::FrameRef& ref = m_stack->frame(slice);
    if (m_stack->isAsTaken())
        return measure::placeOf(ref);
    return measure::planeOf(ref, m_stack->slab());
}

bool Tile::showPlace(const measure::Place& place)
{
    for (int slice = 0; slice < sliceCount(); ++slice)
        if (const auto here = placeOf(slice); here && measure::isSamePlace(*here, place)) {
            setSlice(slice);
            return true;
        }
    return false;
}

}
