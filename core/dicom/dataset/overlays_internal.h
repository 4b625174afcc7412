#pragma once

#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/frames/unpack_samples.h"
#include "core/pixels/shutter.h"

namespace lantern::dicom {

// The overlay groups of a data set that can be drawn, 6000 to 601E (PS3.3 C.9.2); others with a warning.
// `pixels`: of the image they lie in, for planes in unused bits of its pixels; null in a presentation state.
std::vector<Uint16> overlayGroupsOf(DcmItem& dataset, const PixelFormat* pixels, Warnings& warnings);

// One plane over one frame, counted from 0; null where the plane has none for it. `raw`: the frame before
// its samples were unpacked.
pixels::OverlayPtr overlayOf(DcmItem& dataset, Uint16 group, int frame, const FrameBytes* raw);

// The display shutter as it stands there, without its bitmap: pixels::usable() says what is wrong with it.
pixels::Shutter shutterOf(DcmItem& dataset, Warnings& warnings);

// What the file lays over one frame, or hides of it. `raw`: the frame before its samples were unpacked,
// for planes in their unused bits.
struct FrameLayers {
    std::vector<pixels::OverlayPtr> overlays;
    pixels::ShutterMaskPtr shutter;
};
FrameLayers layersOf(DcmItem& dataset, const Instance& instance, int frame, const FrameBytes& raw);

}
