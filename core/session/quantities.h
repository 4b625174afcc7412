#pragma once

#include "core/dicom/series.h"
#include "core/pixels/quantity.h"

#include <optional>
#include <string>
#include <vector>

// What the numbers of a picture mean besides modality values, named as readers know it.
namespace lantern::session {

// The Real World Value Mappings of the frame, and SUVbw where PET can be given one. Empty for most
// pictures.
std::vector<pixels::Quantity> quantitiesFor(const dicom::Series& series, const dicom::FrameRef& frame);

// Why a PET image has no uptake value, in one sentence; empty where it has one, or is no PET.
std::string whyNoSuv(const dicom::Series& series, const dicom::FrameRef& frame);

}
