// The point of the patient that several tiles look at.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_crosshair(const Composing& composing)
{
    const auto& sources = composing.sources;
    if (!sources.crosshair || !sources.picture.plane)
        return {};
    return {Crosshair{sources.picture.plane->pixelFromPatient(*sources.crosshair)}};
}

}
