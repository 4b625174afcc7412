#pragma once

#include "core/base/message.h"
#include "core/pixels/auto_window.h"

#include <optional>
#include <string>
#include <vector>

namespace lantern::pixels {

// What a modality value means besides itself: an uptake value, or what a Real World Value Mapping says
// (PS3.3 C.7.6.16.2.11). The window goes on working on modality values.
struct Quantity {
    std::string name;    // "SUVbw", "ADC"; empty where the file gives none
    std::string unit;    // "g/ml", "mm2/s"; empty where there is none
    double slope = 1, intercept = 0;    // quantity = modality value * slope + intercept
    std::optional<ValueRange> domain = {};    // the modality values it is defined for
    bool operator==(const Quantity&) const = default;
};

// What the values of a picture mean, and of PET without an uptake value why not, in one sentence.
struct Meanings {
    std::vector<Quantity> quantities = {};    // empty for most pictures
    Message suvUnavailableReason = {};
    bool operator==(const Meanings&) const = default;
};

// Nothing outside the domain.
std::optional<double> valueIn(const Quantity& quantity, double modalityValue);

// The window that maps these values of the quantity to black and white.
Window windowIn(const Quantity& quantity, ValueRange values);

// The window's ends in the quantity, the lower first.
ValueRange endsIn(const Quantity& quantity, const Window& window);

}
