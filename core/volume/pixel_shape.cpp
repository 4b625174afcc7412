#include "core/volume/pixel_shape.h"

#include "core/dicom/frames/pixel_shape.h"

namespace lantern::volume {

PixelShape pixelShapeOf(const dicom::FrameRef& frame)
{
    return {dicom::heightOverWidthOf(*frame.instance, frame.frame)};
}

}
