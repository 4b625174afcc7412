#pragma once

#include "core/dicom/instance.h"
#include "core/volume/paint_slice.h"

namespace lantern::volume {

PixelShape pixelShapeOf(const dicom::FrameRef& frame);    // dicom::heightOverWidthOf()

}
