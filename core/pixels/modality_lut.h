#pragma once

#include "core/pixels/image.h"
#include "core/pixels/voi.h"

namespace lantern::pixels {

// A frame of stored values through a Modality LUT (PS3.3 C.11.1): values below and above the table take
// its ends. Padding keeps out of it, at a value that no table yields. The rescale becomes the identity; the
// unit stays. Floats, for which there are no tables, come back as they are.
GreyImage throughModalityLut(GreyImage stored, const VoiLut& lut);

}
