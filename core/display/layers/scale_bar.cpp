// A length to compare with.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_scale_bar(const Composing& composing)
{
    const auto& sources = composing.sources;
    if (!composing.hasImage() || composing.state.words == WordLevel::None || !placeOf(sources.picture))
        return {};
    return {ScaleBar{scalesOf(sources.picture)}};
}

}
