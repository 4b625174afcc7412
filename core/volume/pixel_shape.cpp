#include "core/volume/pixel_shape.h"

#include <cmath>

namespace lantern::volume {

std::optional<geometry::PixelSpacing> pixelSpacingOf(const dicom::FrameRef& frame)
{
    if (const auto& plane = frame.facts().plane)
        return plane->spacing();
    return frame.instance->pixelSpacing;
}

PixelShape pixelShapeOf(const dicom::FrameRef& frame)
{
    double shape = frame.instance->aspect[0] / frame.instance->aspect[1];
    if (const auto spacing = pixelSpacingOf(frame))
        shape = spacing->betweenRows / spacing->betweenColumns;
    // A ratio that nobody's pixels have is a mistake in the file: square pixels show at least something.
    const bool isPlausible = std::isfinite(shape) && shape >= 0.01 && shape <= 100;
    return {isPlausible ? shape : 1};
}

}
