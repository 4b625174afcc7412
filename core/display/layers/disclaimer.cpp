// What must be said of a picture that leaves the program.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_disclaimer(const Composing& composing)
{
    (void)composing;
    return {Disclaimer{}};
}

}
