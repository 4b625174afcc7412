#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/frames/colour.h"

namespace lantern::dicom {

// The red, green and blue tables of a data set (PS3.3 C.7.6.3.1.5), segmented ones written out. Malformed where
// one is missing or empty.
Result<Palettes> palettesOf(DcmItem& dataset, bool storedIsSigned);

// Whether grey values above those of the tables' first one are colours: a supplemental palette with a Pixel
// Presentation (0008,9205) that asks for it (PS3.3 C.7.6.19, C.8.16.2).
bool hasSupplementalPalette(DcmItem& dataset);

}
