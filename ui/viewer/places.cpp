#include "ui/viewer/places.h"

#include <algorithm>
#include <cmath>

namespace lantern::viewer {

std::optional<int> sliceAt(const Viewport& viewport, geometry::PatientPoint point)
{
    const Stack* stack = viewport.stack();
    if (!stack)
        return std::nullopt;
    int best = -1;
    double nearest = 0;
    for (int slice = 0; slice < stack->count(); ++slice) {
        const auto plane = stack->picture(slice).plane;
        if (!plane)
            return std::nullopt;
        const double distance = std::abs(plane->distanceTo(point));
        if (best < 0 || distance < nearest) {
            best = slice;
            nearest = distance;
        }
    }
    if (best < 0)
        return std::nullopt;
    const double thickness = stack->isAsTaken() ? stack->picture(best).instance().sliceThickness.value_or(0) : 0;
    const double reach = std::max(stack->spacing(), thickness);
    return nearest > std::max(reach / 2 + 0.01, 0.5) ? std::nullopt : std::optional(best);
}

bool showPatientPoint(Viewport& viewport, geometry::PatientPoint point)
{
    const auto slice = sliceAt(viewport, point);
    if (slice)
        viewport.setSlice(*slice);
    return slice.has_value();
}

bool showPlace(Viewport& viewport, const measure::Place& place)
{
    for (int slice = 0; slice < viewport.sliceCount(); ++slice)
        if (const auto here = display::placeOf(viewport.stack()->picture(slice));
            here && measure::isSamePlace(*here, place)) {
            viewport.setSlice(slice);
            return true;
        }
    return false;
}

std::optional<geometry::PatientPoint> centreOfSlice(const Viewport& viewport)
{
    const auto& picture = viewport.picture();
    if (!picture || !picture->plane)
        return std::nullopt;
    return picture->plane->patientFromPixel({(picture->columns - 1) / 2.0, (picture->rows - 1) / 2.0});
}

}
