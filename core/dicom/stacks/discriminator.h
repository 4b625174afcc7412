#pragma once

#include "core/dicom/instance.h"

#include <string>
#include <vector>

namespace lantern::dicom {

// Where another value of a discriminator is another acquisition; see discriminators.def.
enum class Reach { Everywhere, Intermixed, Overlapping, Running };

// Whether another value is another acquisition even where no two images lie at one place.
bool partsByItself(Discriminator what);

const MessageKind<>& wordsOf(Discriminator what);    // "Echo Time"; without English where the value speaks for itself
Reach reachOf(Discriminator what);

// What a frame says of it; nothing in it where the frame says nothing.
Trait valueOf(const FrameRef& frame, Discriminator what);
bool isStated(const Trait& value);

// "Echo Time 30 ms", "Echo Time not stated".
Messages wordsFor(const Trait& value);

// Two values that are one but for rounding, by the discriminator's tolerance.
bool areAlike(const Trait& a, const Trait& b);

// By number or, where it is a text, as people sort it: "phase 2" before "phase 10".
bool isLess(const Trait& a, const Trait& b);

// All of discriminators.def, those that part by themselves first: within one acquisition phases are easier to tell.
const std::vector<Discriminator>& allDiscriminators();

}
