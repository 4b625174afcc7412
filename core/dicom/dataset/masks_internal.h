#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/presentation/mask_operation.h"

#include <vector>

namespace lantern::dicom {

// The Mask Subtraction Sequence (0028,6100) of a presentation state; what of it cannot be done is told.
std::vector<MaskOperation> maskOperationsOf(DcmItem& dataset, Warnings& warnings);

// The images that an item names.
ImageReferences imageReferencesOf(DcmItem& item);

}
