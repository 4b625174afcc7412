#pragma once

#include "core/base/message.h"
#include "core/measure/scale.h"
#include "core/measure/shape.h"
#include "core/pixels/quantity.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lantern::measure {

// A number that is no finer than what it was read from: `decimals` is all that may be shown of it.
struct Quantity {
    double value = 0;
    std::string unit;    // empty where the file names none
    int decimals = 0;
    bool operator==(const Quantity&) const = default;
};

// The values inside a shape, in modality units.
struct ValueFigures {
    Statistics statistics;
    Quantity mean, deviation, least, greatest;
    bool operator==(const ValueFigures&) const = default;
};

// The same values as what they mean: an uptake value, a diffusion coefficient. Four digits, as the
// readout under the pointer shows; absent where a value lies outside of what the mapping is defined for.
struct MeantFigures {
    std::string name;    // "SUVbw"; empty where the file gives none
    std::optional<Quantity> mean = {}, deviation = {}, least = {}, greatest = {};    // of an area
    std::optional<Quantity> value = {};    // under a probe
    bool operator==(const MeantFigures&) const = default;
};

// What a shape measures. What it cannot be said of is absent: a length between seconds and
// centimetres per second, the mean of colours.
struct MeasurementValues {
    Kind kind = Kind::Length;
    Scale scale;
    std::optional<Quantity> length;    // mm or px
    std::optional<Quantity> across, down;    // where the ways have different units: the two differences
    std::optional<Quantity> angle, supplement;    // degrees
    std::optional<Quantity> area;    // mm² or px²
    std::optional<ValueFigures> values;
    std::optional<Quantity> value;    // under a probe; absent on padding
    std::optional<std::array<Statistics, 3>> colours;    // of an area on a colour picture: red, green, blue
    std::vector<MeantFigures> meant;    // of values or value, one for each meaning of the picture
    Message suvUnavailableReason;    // of PET whose values have no uptake value: why, in one sentence
    std::optional<std::array<int, 3>> rgb;    // under a probe on a colour picture
    std::optional<geometry::PixelPoint> pixel;    // of a probe: whole numbers
    bool isStoredValue = false;    // nothing says what the values are: no unit, no rescale
    bool operator==(const MeasurementValues&) const = default;
};

// The image may be absent (not decoded): then there are no values.
MeasurementValues figuresOf(const Shape& shape, const Scales& scales, const pixels::Image* image,
                            const pixels::Meanings& meanings = {});

// Decimals that a step can carry: one for a tenth of a millimetre and above, none for pixels.
int decimalsOf(const Axis& axis);

}
