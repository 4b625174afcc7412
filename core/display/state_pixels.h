#pragma once

#include "core/base/message.h"
#include "core/dicom/instance.h"
#include "core/dicom/presentation/presentation_state.h"
#include "core/pixels/auto_window.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// The first half of what a presentation state does to a grey picture: modality, then mask (PS3.4 N.2).
namespace lantern::display {

// Where other pixels of the object come from. What is not given is not there.
struct OtherPixels {
    std::function<pixels::ImagePtr(int frame)> image;    // decoded, of another frame; null while it is not
    std::function<pixels::ImagePtr(int frame)> stored;    // before the image's own Modality LUT
};

// What a state's VOI is applied to.
struct StatePixels {
    pixels::ImagePtr image;    // to be drawn instead of the frame's own; null: that one
    // The frame's own values are the state's * slope + intercept; the identity where `image` is another.
    double slope = 1, intercept = 0;
    pixels::ValueRange possible;    // of the state's modality values: what no VOI means
    bool isSubtracted = false;
    Messages notes;    // what could not be done, a sentence each
};

// `voiIsTable`: a table cannot be stretched to the image's own values, so the picture takes the state's.
StatePixels statePixels(const dicom::PresentationState& state, const dicom::FrameRef& frame, const pixels::Image& image,
                        const OtherPixels& others, bool voiIsTable);

// Stored values of a frame as a picture with the identity for a rescale; null where it is no grey one of whole
// numbers, or cannot be decoded.
pixels::ImagePtr storedPicture(const dicom::Instance& instance, int frame);

}
