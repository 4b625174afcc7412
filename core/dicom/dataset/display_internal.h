#pragma once

#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/instance.h"
#include "core/pixels/image.h"

#include <optional>
#include <string>
#include <vector>

// What a data set says about how its stored values become grey levels: Modality LUT, VOI, padding,
// polarity. Whatever is broken is left out with a warning, so that a picture is shown all the same.
namespace lantern::dicom {

// Any table of the LUT macro (PS3.3 C.11.1.1.1, C.11.2.1.1, C.11.6). `problem` says what is wrong with
// one that cannot be used or had to be mended; nothing comes back for one that cannot be used, and
// no problem either where the item is blank, as some programs write it. A broken descriptor's bits are
// counted anew from the entries.
// Its explanation is for the caller to read.
std::optional<pixels::VoiLut> lookupTableOf(DcmItem& item, bool inputIsSigned, Message& problem);

// The Modality LUT, which takes the place of the rescale; nothing where there is none, or a broken one.
std::optional<pixels::VoiLut> modalityLutOf(DcmItem& dataset, bool storedIsSigned, Warnings* warnings = nullptr);

// Rescale Slope and Intercept; the identity where there are none, or broken ones. Without a unit.
pixels::Rescale rescaleOf(DcmItem& item, Warnings& warnings);

// The rescale of a data set or of a frame's Pixel Value Transformation, and what its values are then. Identity
// and Modality LUT Type where the object has such a table instead.
void readRescale(DcmDataset& dataset, DcmItem& scale, const Instance& instance, FrameFacts& facts, Warnings& warnings);

// X-ray angiography and fluoroscopy: their Modality LUT or rescale leads from stored values back to the intensity
// of the beam and is not applied before the window (PS3.3 C.8.7.1.1.2, PS3.4 Figure N.2-1).
bool isShownAsStored(const Instance& instance);

// What such a rescale says the stored values are, for measuring; nothing where it names no unit.
std::optional<pixels::Quantity> beamQuantityOf(DcmDataset& dataset);

// Every usable window of a data set or functional group, with its explanation.
std::vector<pixels::Window> windowsOf(DcmItem& item, TextReader& text, Warnings& warnings);

// Every usable VOI LUT. `modalityIsSigned`: its input may be negative, so its first mapped value is signed.
std::vector<pixels::VoiLutPtr> voiLutsOf(DcmItem& item, TextReader& text, bool modalityIsSigned, Warnings& warnings);

// Modality LUT, padding, polarity and lossiness of the instance.
void readDisplay(DcmDataset& dataset, Instance& instance);

}
