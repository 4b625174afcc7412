// Who it is, when, which image, how it is shown.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_corners(const Composing& composing) { return {cornersOf(composing.state, composing.sources)}; }

}
