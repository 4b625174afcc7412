#pragma once

#include "core/dicom/instance.h"
#include "core/volume/paint_slice.h"

#include <optional>

namespace lantern::volume {

// In the frame's own plane first (multi-frame objects), else the instance's; nothing where the file
// states none. May be the detector's: Instance::spacingIsAtDetector tells.
std::optional<geometry::PixelSpacing> pixelSpacingOf(const dicom::FrameRef& frame);

// From the spacing, else Pixel Aspect Ratio (0028,0034), which is vertical over horizontal, else square.
PixelShape pixelShapeOf(const dicom::FrameRef& frame);

}
