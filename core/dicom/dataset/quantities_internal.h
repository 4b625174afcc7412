#pragma once

#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/makers/suv.h"
#include "core/pixels/quantity.h"

#include <memory>

namespace lantern::dicom {

// What a PET image says that its uptake values depend on.
std::shared_ptr<const PetFacts> petFactsOf(DcmDataset& dataset, const Instance& instance);

// The mappings of a data set or functional group that are straight lines, over modality values of this
// slope and intercept. A table of real world values is left out with a warning.
std::vector<pixels::Quantity> quantitiesOf(DcmItem& item, TextReader& text, double slope, double intercept,
                                           Warnings& warnings);

// A private element of the block that `creator` has reserved; null where there is none.
DcmElement* privateElementOf(DcmItem& item, Uint16 group, const std::string& creator, Uint16 element);
// The same as text; empty where there is none.
std::string privateTextOf(DcmItem& item, Uint16 group, const std::string& creator, Uint16 element);

// Pixels that stand in a private element of Elscint's instead of Pixel Data; null where there are none.
DcmElement* elscintPixels(DcmItem& item);

}
