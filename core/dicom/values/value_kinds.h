#pragma once

#include "core/dicom/instance.h"

#include <cstddef>
#include <vector>

// Whether the values of several frames can stand for one another, as a plane through them and a network take for
// granted.
namespace lantern::dicom {

// Values are of one kind where unit, rescale or table, polarity and, without a unit, the Real World Value Mapping
// say the same of them (PS3.3 C.11.1, C.7.6.16.2.11). A slope of each frame's own, a sign and a padding value are
// of no account: each frame is decoded by its own header.
struct ValueKinds {
    std::vector<bool> isOdd = {};    // of each frame: of another kind than most
    std::size_t usual = 0;    // a frame of the kind that most have
    Messages reasons = {};    // a sentence for each odd kind, which names its frames
};

// All of one kind where one of them is in colour, and where they have neither places nor units, as radiographs:
// then each stands for itself.
ValueKinds valueKindsOf(const std::vector<FrameRef>& frames);

// Sign, padding and further mappings where they differ, a sentence each: nothing to mend, but a file may have been
// altered.
Messages storageDifferencesOf(const std::vector<FrameRef>& frames);

// How a frame is found again: its file, and its number in it where there are several.
Message nameOf(const FrameRef& frame);

}
