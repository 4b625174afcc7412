// Whose picture it is, where several patients are on the screen.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_heading(const Composing& composing)
{
    const auto& heading = composing.sources.heading;
    return heading ? Drawings{*heading} : Drawings{};
}

}
