// The overlay planes of the image, or those that its presentation state wants.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_overlays(const Composing& composing)
{
    if (!composing.hasImage())
        return {};
    const auto& presented = composing.sources.presented;
    auto bitmaps = presented ? presented->overlays
                             : std::visit([](const auto& kind) { return kind.overlays; }, *composing.sources.image);
    return bitmaps.empty() ? Drawings{} : Drawings{Bitmaps{std::move(bitmaps)}};
}

}
