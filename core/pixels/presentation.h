#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

// What follows the VOI on the way to the screen (PS3.4 N.2): the presentation LUT, then polarity.
namespace lantern::pixels {

// A Presentation LUT Sequence (PS3.3 C.11.6): from the whole range of the VOI's output, 0 to 1, to P-values.
struct PresentationLut {
    std::vector<std::uint16_t> entries = {};
    int bits = 16;    // of an entry; all of them set is white
    bool operator==(const PresentationLut&) const = default;
};

using PresentationLutPtr = std::shared_ptr<const PresentationLut>;

// 0 to 1 from the VOI's 0 to 1. An empty table passes it on.
double throughLut(const PresentationLut& lut, double brightness);

enum class PresentationShape { Identity, Inverse };    // Presentation LUT Shape (2050,0020)

// All that can turn a grey picture's polarity round. Nothing else may.
struct Polarity {
    bool isMonochrome1 = false;    // Photometric Interpretation (0028,0004)
    std::optional<PresentationShape> imageShape = {};    // what the image says
    std::optional<PresentationShape> stateShape = {};    // what a presentation state says that is applied
    bool isTurnedByReader = false;
};

// Whether the lowest value is shown white. An image that says MONOCHROME1 and INVERSE says one thing
// twice (PS3.3 C.8.11.3.1.2), and a presentation state overrides both (C.11.6.1.2); the reader turns
// what comes out of that.
bool isInverted(const Polarity& polarity);

}
