#pragma once

#include "core/dicom/catalogue.h"

#include <vector>

namespace lantern::objects {

// The presentation states that name a frame of this series, each once and the newest first; what they say is not read
// for it. The order is a list to choose from: none is applied by itself.
std::vector<dicom::InstancePtr> presentationStatesFor(const dicom::Study& study, const dicom::Series& series);
std::vector<dicom::InstancePtr> presentationStatesFor(const dicom::Catalogue& catalogue, const dicom::Series& series);

}
