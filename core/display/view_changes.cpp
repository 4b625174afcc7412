#include "core/display/view_changes.h"

#include <algorithm>
#include <utility>

namespace lantern::display {

volume::View panned(volume::View view, double x, double y)
{
    view.panX += x;
    view.panY += y;
    return view;
}

volume::View zoomed(volume::View view, double factor, double x, double y)
{
    const double zoom = std::clamp(view.zoom * factor, LeastZoom, HighestZoom);
    const double real = zoom / view.zoom;
    // The image's centre moves away from the point that stays.
    const double fromCentreX = x - view.width / 2.0, fromCentreY = y - view.height / 2.0;
    view.panX = fromCentreX + (view.panX - fromCentreX) * real;
    view.panY = fromCentreY + (view.panY - fromCentreY) * real;
    view.zoom = zoom;
    return view;
}

volume::View atZoom(volume::View view, double zoom)
{
    view.panX = view.panY = 0;
    view.zoom = std::clamp(zoom, LeastZoom, HighestZoom);
    return view;
}

// The turns lie under the flips, and one mirror reverses their sense.
volume::View turned(volume::View view, int quarterTurns)
{
    const bool isMirrored = view.flipHorizontal != view.flipVertical;
    view.quarterTurns = ((view.quarterTurns + (isMirrored ? -quarterTurns : quarterTurns)) % 4 + 4) % 4;
    for (int i = 0; i < (quarterTurns % 4 + 4) % 4; ++i)
        view.panX = -std::exchange(view.panY, view.panX);
    return view;
}

volume::View flippedHorizontally(volume::View view)
{
    view.flipHorizontal = !view.flipHorizontal;
    view.panX = -view.panX;
    return view;
}

volume::View flippedVertically(volume::View view)
{
    view.flipVertical = !view.flipVertical;
    view.panY = -view.panY;
    return view;
}

volume::View smoothed(volume::View view, bool smooth)
{
    view.smooth = smooth;
    return view;
}

pixels::Window changedWindow(const pixels::Voi& voi, double width, double level, double valueRange)
{
    const auto* current = std::get_if<pixels::Window>(&voi);
    pixels::Window window = current ? *current : pixels::windowLike(std::get<pixels::VoiLut>(voi));
    const double least = valueRange / 1000;
    // Below 1 the standard's linear function is undefined (PS3.3 C.11.2.1.2.1); the exact one is not.
    if (window.function == pixels::WindowFunction::Linear && window.width + width < 1)
        window.function = pixels::WindowFunction::LinearExact;
    window.width = std::max(least, window.width + width);
    window.centre += level;
    window.explanation.clear();
    return window;
}

}
