#pragma once

#include "core/dicom/presentation/image_reference.h"
#include "core/pixels/subtraction.h"

#include <optional>
#include <utility>
#include <vector>

namespace lantern::dicom {

// Which frames are taken away from which before the VOI (PS3.3 C.7.6.10, C.11.19). Frames count from 1.
struct MaskOperation {
    enum class Kind { None, Average, TimeInterval, ReversedTimeInterval };    // AVG_SUB, TID, REV_TID
    using Ranges = std::vector<std::pair<int, int>>;    // first and last frame of each

    struct Shift {
        Ranges frames;    // empty: all
        pixels::MaskShift by;
    };

    Kind kind = Kind::None;
    ImageReferences references;    // empty: all that the state names
    Ranges frames;    // to which it applies; empty: all that have a mask
    std::vector<int> maskFrames;    // of Average
    int averaged = 1;    // contrast frames, the current one the first
    int offset = 1;    // of the time intervals, in frames
    std::vector<Shift> shifts;    // of the mask; the last that holds the frame counts
    double visible = 0;    // share of the mask that is left standing
};

// The frames that one picture is made of; they count from 0.
struct Subtraction {
    std::vector<int> contrast, mask;
    pixels::MaskShift shift;
    double visible = 0;
    bool operator==(const Subtraction&) const = default;
};

// For frame `frame`, from 0, of an object of `count` frames. Nothing where the operation does not apply to it, or
// would need frames that there are not.
std::optional<Subtraction> subtractionOf(const MaskOperation& operation, int frame, int count);

}
