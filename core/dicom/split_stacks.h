#pragma once

#include "core/dicom/instance.h"

#include <string>
#include <vector>

namespace lantern::dicom {

// Some frames of a DICOM series that can be scrolled together.
struct StackPart {
    std::vector<FrameRef> frames;
    std::string part = {};    // what told them from the others: "Echo Number 2"; empty where nothing had to
    bool isGuess = false;    // nothing in the headers told them apart, only their order did
    bool isFilm = false;    // the frames of one object, without places of their own
};

// Parts a series by these rules, in this order; the first that applies is used, then the next on what
// is left:
//  1. a multi-frame object without places, or with a single one, is a film and stays by itself, its
//     parts joined if it is a concatenation; energy windows, detectors and phases of one are films too;
//  2. another size, pixel spacing, Frame of Reference or orientation (beyond half a degree) is another
//     stack, unless there is only an image or two a way, as in scouts of three planes and radial sets;
//  3. LOCALIZER in Image Type is another stack than the slices planned on it;
//  4. frames that name a Stack ID lie in that stack;
//  5. where several images lie at each place, the first of these that tells them apart: Temporal
//     Position, Echo Number, Echo Time, b-value, phase or detector, Image Type, Acquisition Number,
//     Trigger Time, acquisition time, the object they came in;
//  6. images that all lie at one place are a series in time and stay together;
//  7. where nothing tells images at one place apart but each place has as many, the n-th of each place
//     belong together (isGuess).
// PS3.3 C.7.6.2, C.7.6.16.2. Frames of a part are in the order given, films in that of their dimensions.
std::vector<StackPart> splitIntoStacks(const std::vector<InstancePtr>& instances);

}
