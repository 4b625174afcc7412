#pragma once

#include "core/dicom/instance.h"

#include <vector>

namespace lantern::dicom {

// Some frames of a DICOM series that can be scrolled together.
struct StackPart {
    std::vector<FrameRef> frames;
    Messages part = {};    // what told them from the others: "Echo Number 2"; empty where nothing had to
    bool isGuess = false;    // several images lie at each place, and nothing in the headers tells them apart
    bool isCine = false;    // the frames of one object, without places of their own
    std::size_t places = 0, placesOfOthers = 0;    // where it has fewer than the parts beside it: it was cut short
};

// Parts a series by these rules, in this order:
//  1. a multi-frame object without places, or with a single one, is a film and stays by itself, its
//     parts joined if it is a concatenation; energy windows, detectors and phases of one are films too;
//  2. another Frame of Reference, size, pixel spacing or orientation (split_geometry.h) is another stack, unless
//     there is only an image or two a way, as in scouts of three planes and radial sets;
//  3. LOCALIZER in Image Type is another stack than the slices planned on it;
//  4. frames that name a Stack ID lie in that stack, unless the stacks interleave to one even one;
//  5. another acquisition is another stack (split_acquisitions.h).
// PS3.3 C.7.6.2, C.7.6.16.2, C.7.6.17. Which frames are together, what a part is called and which comes first hang
// on what the headers say of the frames alone: never on Instance Number, file name or the order of frames. Each part
// has a name where there are several, and no two are alike. Films are in the order of their dimensions.
std::vector<StackPart> splitIntoStacks(const std::vector<InstancePtr>& instances);

}
