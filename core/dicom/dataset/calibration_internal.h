#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/values/calibration.h"

namespace lantern::dicom {

// One for the whole object or, where the functional groups of its frames differ, one a frame
// (PS3.3 C.7.6.16.2.1, C.8.19.6.9). Never empty.
std::vector<Calibration> calibrationsOf(DcmDataset& dataset, int frames);

}
