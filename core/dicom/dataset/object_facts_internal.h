#pragma once

#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/object.h"

namespace lantern::dicom {

// Kind, title, date and references of an object that is no picture of its own.
ObjectFacts objectFactsOf(DcmDataset& dataset, TextReader& text, const Instance& instance);

// Every instance that an object's sequences name, by series: evidence and source images, referenced
// frames of reference, plans, contour images, derivations. Steps of procedures and the like are none.
std::vector<ReferencedSeries> referencesOf(DcmDataset& dataset);

}
