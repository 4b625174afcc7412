// The words and shapes of the presentation state.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_annotations(const Composing& composing)
{
    const auto& presented = composing.sources.presented;
    if (!composing.hasImage() || !presented || presented->annotations.empty())
        return {};
    const auto& picture = composing.sources.picture;
    return {Annotations{presented->state, presented->annotations,
                        displayedOnTile(presented->area, picture.rows, picture.columns, composing.geometry)}};
}

}
