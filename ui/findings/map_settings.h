#pragma once

#include "core/pixels/colour_map.h"

#include <optional>

namespace lantern::findings {

// How the reader wants to see maps; the same for all tiles.
struct MapSettings {
    bool isVisible = true;    // O
    bool hidesOverlays = false;    // B is held: everything that is not anatomy is gone
    bool showContour = true;    // an outline first, a tint on request
    bool showTint = false;
    double opacity = 0.4;    // of the tint, at most 0.4 (edges of anatomy must survive)
    std::optional<double> threshold;    // where the reader moved it; else the model's own
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
    bool operator==(const MapSettings&) const = default;
};

inline constexpr double HighestOpacity = 0.4;

}
