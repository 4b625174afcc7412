#pragma once

#include "core/dicom/instance.h"

#include <optional>

namespace lantern::dicom {

// In the frame's own plane first (multi-frame objects), else the instance's; nothing where the file
// states none. May be the detector's: Instance::spacingIsAtDetector tells.
std::optional<geometry::PixelSpacing> pixelSpacingOf(const Instance& instance, int frame);

// Height of a pixel over its width: from the spacing, else Pixel Aspect Ratio (0028,0034), which is
// vertical over horizontal, else 1.
double heightOverWidthOf(const Instance& instance, int frame);

}
