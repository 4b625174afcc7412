#pragma once

#include <array>
#include <cstdint>

namespace lantern::pixels {

enum class ColourMapId { Inferno, Cividis };

// The published 256-step tables, sRGB. Inferno: Smith and van der Walt, matplotlib, CC0.
// Cividis: Nunez, Anderton and Renslow 2018, PLoS ONE 13(7).
const std::array<std::array<std::uint8_t, 3>, 256>& colourTable(ColourMapId id);

}
