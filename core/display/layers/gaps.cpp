// Where a plane has no data because slices are missing or left out.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_gaps(const Composing& composing)
{
    if (!composing.hasImage() || composing.sources.gaps.empty())
        return {};
    return {Gaps{composing.sources.gaps}};
}

}
