#include "core/pixels/presentation.h"

#include <algorithm>
#include <cmath>

namespace lantern::pixels {

double throughLut(const PresentationLut& lut, double brightness)
{
    if (lut.entries.empty())
        return brightness;
    const double last = static_cast<double>(lut.entries.size() - 1);
    const double entry = std::floor(std::clamp(brightness, 0.0, 1.0) * last + 0.5);
    const double white = std::exp2(std::clamp(lut.bits, 1, 16)) - 1;
    return std::min(lut.entries[static_cast<std::size_t>(entry)] / white, 1.0);
}

bool isInverted(const Polarity& polarity)
{
    const bool image = polarity.isMonochrome1 || polarity.imageShape == PresentationShape::Inverse;
    const bool file = polarity.stateShape ? *polarity.stateShape == PresentationShape::Inverse : image;
    return file != polarity.isTurnedByReader;
}

}
