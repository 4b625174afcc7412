#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/instance.h"

namespace lantern::dicom {

// Where the pixels lie in the patient, from Image Position, Image Orientation and a spacing. Nothing
// without them; a contradiction adds a sentence to `warnings`.
std::optional<geometry::ImagePlane> planeOf(DcmItem& position, DcmItem& orientation, geometry::PixelSpacing spacing,
                                            Warnings& warnings);

std::optional<geometry::PixelSpacing> spacingOf(DcmItem& item, const DcmTagKey& tag);

// One entry a frame: from the shared and per-frame functional groups of an enhanced object, where a
// per-frame group replaces the shared one as a whole (PS3.3 C.7.6.16), else the same for all.
std::vector<FrameFacts> framesOf(DcmDataset& dataset, const Instance& instance, Warnings& warnings);

// The frames of an enhanced object; `whole` speaks where none of its groups does (PS3.3 C.7.6.16).
std::vector<FrameFacts> enhancedFrames(DcmDataset& dataset, const Instance& instance, const FrameFacts& whole,
                                       Warnings& warnings);

// Slices, phases and views by the vectors of an older object that Frame Increment Pointer names, and, in
// NM, the place of each slice (PS3.3 C.7.6.6, C.8.4.8, C.8.4.15).
void addFrameVectors(DcmDataset& dataset, std::vector<FrameFacts>& frames, Warnings& warnings);

// Milliseconds from the first frame to each by Frame Time Vector; empty where there is none that fits.
std::vector<double> frameTimesOf(DcmItem& dataset, std::size_t count, Warnings& warnings);

// The first item of a functional group that all frames share or, failing that, of frame 0.
DcmItem* firstFunctionalGroup(DcmDataset& dataset, const DcmTagKey& group);

std::vector<DcmItem*> itemsOf(DcmItem& item, const DcmTagKey& sequence);

}
