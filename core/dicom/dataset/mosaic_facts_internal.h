#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/stacks/mosaic.h"

namespace lantern::dicom {

// Takes the slices of a Siemens mosaic apart; leaves everything else as it is.
void readMosaic(DcmDataset& dataset, Instance& instance);

}
