#pragma once

#include "core/dicom/instance.h"

#include <string>

// What a modality value is measured in. Units are named as the file names them, never invented.
namespace lantern::dicom {

// "HU", "OD", "Bq/ml", "Gy"; empty where the file says nothing, or says "unspecified" (US). Rescale
// Type and Modality LUT Type (PS3.3 C.11.1.1.2), Units of PET (0054,1001), Dose Units (3004,0002).
std::string unitOf(const Instance& instance);
std::string unitOf(const FrameRef& frame);    // where the frames of one object differ

// The same for the defined term alone; other terms stay as they are.
std::string unitNamed(const std::string& term);

}
