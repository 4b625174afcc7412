#include "core/dicom/frames/pixel_shape.h"

#include <cmath>

namespace lantern::dicom {

std::optional<geometry::PixelSpacing> pixelSpacingOf(const Instance& instance, int frame)
{
    if (const auto& plane = instance.frames[static_cast<std::size_t>(frame)].plane)
        return plane->spacing();
    return instance.pixelSpacing;
}

double heightOverWidthOf(const Instance& instance, int frame)
{
    double shape = instance.aspect[0] / instance.aspect[1];
    if (const auto spacing = pixelSpacingOf(instance, frame))
        shape = spacing->betweenRows / spacing->betweenColumns;
    // A ratio that nobody's pixels have is a mistake in the file: square pixels show at least something.
    const bool isPlausible = std::isfinite(shape) && shape >= 0.01 && shape <= 100;
    return isPlausible ? shape : 1;
}

}
