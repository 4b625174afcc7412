#include "ui/viewer/real_size.h"

#include "core/display/view_changes.h"
#include "ui/viewer/stack/stack_viewport.h"

#include <algorithm>
#include <array>

namespace lantern::viewer {

bool showRealSize(StackViewport& viewport)
{
    if (!viewport.shown().image || !display::placeOf(*viewport.picture()))
        return false;
    using enum measure::ScaleSource;
    const measure::Scale scale = display::scalesOf(*viewport.picture()).whole;
    constexpr std::array inPatient{Patient, Reconstruction, Projection, Magnified, Calibrated};
    const auto perMillimetre = viewport.pictureSources().dotsPerMillimetre;
    if (!perMillimetre || std::ranges::find(inPatient, scale.source) == inPatient.end())
        return false;
    viewport.setView(display::atZoom(viewport.view(), scale.across.perPixel * *perMillimetre));
    return true;
}

std::optional<double> fittingPerMillimetre(const StackViewport& viewport)
{
    const auto& picture = viewport.picture();
    const volume::View& view = viewport.view();
    if (!picture || !picture->instance().pixelSpacing || view.width <= 0 || view.height <= 0)
        return std::nullopt;
    return volume::fitZoom(picture->rows, picture->columns, display::shapeOf(viewport.pictureSources()), view)
        / picture->instance().pixelSpacing->betweenColumns;
}

}
