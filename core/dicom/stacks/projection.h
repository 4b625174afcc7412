#pragma once

#include "core/dicom/instance.h"

namespace lantern::dicom {

// Whether the picture is a projection onto a detector, so that what lies in it has no one place in the patient: by
// the SOP class, or by the modality where a class says nothing, as that of secondary capture.
bool isProjection(const Instance& instance);

}
