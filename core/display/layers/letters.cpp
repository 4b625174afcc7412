// The patient's sides at the picture's edges.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_letters(const Composing& composing)
{
    return {Letters{edgeLetters(composing.sources.picture, composing.state.view)}};
}

}
