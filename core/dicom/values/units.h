#pragma once

#include "core/dicom/instance.h"

#include <string>

// What a modality value is measured in. Units are named as the file names them, never invented.
namespace lantern::dicom {

// "HU", "OD", "Bq/ml", "Gy"; empty where the file says nothing, says "unspecified" (US), or has not the
// rescale that would make it so. Rescale Type and Modality LUT Type (PS3.3 C.11.1.1.2), Units of PET
// (0054,1001), Dose Units (3004,0002).
std::string unitOf(const FrameFacts& frame);
std::string unitOf(const FrameRef& frame);

// The same for the defined term alone; other terms stay as they are.
std::string unitNamed(const std::string& term);

}
