// What the image hides, or its presentation state instead (PS3.4 N.2): the picture and nothing that lies over it.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_shutter(const Composing& composing)
{
    if (!composing.hasImage())
        return {};
    const auto& presented = composing.sources.presented;
    const auto own = std::visit([](const auto& kind) { return kind.shutter; }, *composing.sources.image);
    const auto mask = presented ? presented->shutter : own;
    return mask ? Drawings{Shutter{mask}} : Drawings{};
}

}
