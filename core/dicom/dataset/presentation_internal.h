#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/presentation/presentation_state.h"

namespace lantern::dicom {

// Everything of the object that can be drawn; the rest is told in its warnings. Never fails: a state
// that names nothing is never applied.
PresentationStatePtr presentationStateOf(DcmDataset& dataset);

}
