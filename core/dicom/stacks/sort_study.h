#pragma once

#include "core/dicom/series.h"

namespace lantern::dicom {

// The files of one study that are one patient's, as series: copies are put aside, which may need to look into the
// files, and what a DICOM series calls one becomes as many stacks as it takes. By series number.
Study sortIntoStudy(const std::vector<InstancePtr>& instances);

}
