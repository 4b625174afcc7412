#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lantern::pixels {

enum class WindowFunction { Linear, LinearExact, Sigmoid };    // VOI LUT Function (0028,1056)

// A window in modality values (PS3.3 C.11.2.1.2).
struct Window {
    double centre = 0, width = 1;
    WindowFunction function = WindowFunction::Linear;
    std::string explanation = {};    // (0028,1055), empty where the file has none
    bool operator==(const Window&) const = default;
};

// A VOI LUT in modality values (PS3.3 C.11.2.1.1). Values below firstMapped take the first entry.
struct VoiLut {
    double firstMapped = 0;
    std::vector<std::uint16_t> entries = {};
    int bits = 16;
    std::string explanation = {};
    bool operator==(const VoiLut&) const = default;
};

using VoiLutPtr = std::shared_ptr<const VoiLut>;

using Voi = std::variant<Window, VoiLut>;

// 0 (black) to 1 (white) for one modality value, exactly as the standard writes it: Linear is
// PS3.3 C.11.2.1.2.1, LinearExact C.11.2.1.3.2, Sigmoid C.11.2.1.3.1. Width 1 is a threshold.
double brightness(const Window& window, double modalityValue);
double brightness(const VoiLut& lut, double modalityValue);
double brightness(const Voi& voi, double modalityValue);

// The straight window that shows what a table shows: where the table's output rises from a tenth to
// nine tenths, so does the window's. Dragging begins there, so that a small step stays small. A table
// that does not rise gives a window over all that it covers.
Window windowLike(const VoiLut& lut);

}
