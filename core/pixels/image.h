#pragma once

#include "core/pixels/bitmap.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lantern::pixels {

// Grey samples of one frame in the narrowest type that holds them, row by row.
using GreySamples =
    std::variant<std::vector<std::uint8_t>, std::vector<std::int8_t>, std::vector<std::uint16_t>,
                 std::vector<std::int16_t>, std::vector<std::uint32_t>, std::vector<std::int32_t>, std::vector<float>>;

// modality value = stored * slope + intercept (PS3.3 C.11.1). A Modality LUT has already been
// looked up when the samples were decoded, so then the rescale is the identity.
struct Rescale {
    double slope = 1;
    double intercept = 0;
    std::string unit;    // Rescale Type as UCUM-like text: "HU", "OD", ...; empty where unknown
    bool operator==(const Rescale&) const = default;
};

// Stored values that mean "no data here": [low, high], before rescale (PS3.3 C.7.5.1.1.2).
struct PaddingRange {
    double low = 0, high = 0;
};

// One decoded grey frame: what the window is applied to. Immutable once shared.
struct GreyImage {
    int rows = 0, columns = 0;
    GreySamples samples = {};    // rows * columns
    Rescale rescale = {};
    std::optional<PaddingRange> padding = {};
    std::vector<OverlayPtr> overlays = {};    // what the file lays over the frame
    ShutterMaskPtr shutter = {};    // what the file hides of it; null: nothing
};

// One decoded colour frame, sRGB, 8 bits, interleaved: rows * columns * 3 bytes.
struct ColourImage {
    int rows = 0, columns = 0;
    std::vector<std::uint8_t> rgb = {};
    std::vector<OverlayPtr> overlays = {};
    ShutterMaskPtr shutter = {};
};

using Image = std::variant<GreyImage, ColourImage>;
using ImagePtr = std::shared_ptr<const Image>;

}
