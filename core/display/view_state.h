#pragma once

#include "core/pixels/auto_window.h"
#include "core/pixels/colour_map.h"
#include "core/volume/paint_slice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// How a picture is shown, as values: all that a reader can change without another picture coming to stand there.
namespace lantern::display {

using Rgb = std::array<std::uint8_t, 3>;

// How values become greys.
struct Greys {
    pixels::Voi voi = pixels::windowOf({0, 255});
    bool isOwn = false;    // the reader chose the VOI; else it is the file's, the state's or the range of the values
    bool isInverted = false;    // by the reader, whatever the file says
    bool operator==(const Greys&) const = default;
};

// What may lie over a picture, in the order in which it is drawn.
enum class LayerId {
#define LANTERN_LAYER(name, ...) name,
#include "core/display/layers/layers.def"
#undef LANTERN_LAYER
};

struct LayerState {
    bool isOn = true;
    std::optional<Rgb> colour = {};    // nothing: the layer's own
    double opacity = 1;
    bool operator==(const LayerState&) const = default;
};

// One state a layer, as they are when nobody has chosen anything.
class LayerStates {
public:
    LayerState& operator[](LayerId id) { return m_states[static_cast<std::size_t>(id)]; }
    const LayerState& operator[](LayerId id) const { return m_states[static_cast<std::size_t>(id)]; }
    void allOff();
    bool operator==(const LayerStates&) const = default;

private:
    std::array<LayerState,
#define LANTERN_LAYER(...) 1 +
#include "core/display/layers/layers.def"
#undef LANTERN_LAYER
               0>
        m_states{{
#define LANTERN_LAYER(name, on, ...) {.isOn = on},
#include "core/display/layers/layers.def"
#undef LANTERN_LAYER
        }};
};

// How one model's map is drawn: its tint is part of the picture's pixels, its outline and its marks are layers.
struct MapState {
    std::string model = {};    // whose
    bool isOn = true;
    bool showContour = true, showTint = false;
    double opacity = 0.4;    // of the tint
    bool isCalibrated = false;    // else the numbers are called scores
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
    bool operator==(const MapState&) const = default;
};

enum class WordLevel { Full, Minimal, None };

struct ViewState {
    volume::View view;    // how it lies
    Greys greys;
    LayerStates layers;
    std::vector<MapState> maps;
    WordLevel words = WordLevel::Full;
    bool hidesOverlays = false;    // everything that is not anatomy is gone, words too, but not whose picture it is
};

}
