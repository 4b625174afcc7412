#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lantern::dicom {

// What can make one frame of a series another acquisition than its neighbour: one line each in discriminators.def.
enum class Discriminator : std::uint8_t {
#define LANTERN_DISCRIMINATOR(name, ...) name,
#include "core/dicom/stacks/discriminators.def"
#undef LANTERN_DISCRIMINATOR
};

// What a header says of one of them. Numbers count where there are some; a text beside them is how a person reads
// them, a moment for one; `words` are the text where it is not the header's own.
struct Trait {
    Discriminator what{};
    std::vector<double> numbers;    // one, or the components of a direction
    std::string text;
    Messages words = {};
    bool operator==(const Trait&) const = default;
};

}
