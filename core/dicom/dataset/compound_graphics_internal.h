#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/presentation/presentation_state.h"

#include <vector>

namespace lantern::dicom {

// An item of the Compound Graphic Sequence (0070,0209) as simple shapes. Files carry such themselves, by the
// same Compound Graphic Instance ID (PS3.3 C.10.5.1.3.1), and those come first; this is for files that do not.
// A type that has no simple shape is named in the warnings, and none comes back.
std::vector<GraphicAnnotation> simpleGraphicsOf(DcmItem& item, Warnings& warnings);

}
