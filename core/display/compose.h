#pragma once

#include "core/display/drawing.h"

#include <vector>

// The one way from a picture and what belongs to it to what is painted: for the window's tiles, for `render` and for
// the pictures of `analyse`.
namespace lantern::display {

// All that decides the pixels.
struct Scene {
    pixels::ImagePtr image = nullptr;    // null: nothing, black
    volume::PixelShape shape = {};
    volume::View view = {};
    volume::DisplaySettings look = {};
    std::vector<volume::MapLayer> maps = {};    // the first lies lowest
};

// What is drawn over them.
struct Layer {
    LayerId id{};
    std::optional<Rgb> colour = {};    // nothing: the drawing's own
    double opacity = 1;
    Drawing drawing;
};

struct Composition {
    Scene scene;
    volume::TileGeometry geometry;    // of the picture, whether its pixels are there or not
    std::vector<Layer> layers;    // the first is drawn first
};

Composition compose(const ViewState& state, const Sources& sources);

// Parts of it, for who needs no more.
Scene sceneOf(const ViewState& state, const Sources& sources);
volume::TileGeometry geometryOf(const ViewState& state, const Sources& sources);
volume::PixelShape shapeOf(const Sources& sources);    // of a pixel; the presentation state's where it says one
Corners cornersOf(const ViewState& state, const Sources& sources);

// How a picture opens: the state's VOI, what its values are read with, or the file's own; else the range of its pixels.
Greys openingGreys(const Sources& sources);

// The whole picture, or what its presentation state wants seen of it, as large as the view allows, turned and flipped
// as it is; and as the state wants it turned and flipped.
volume::View fittedView(const Sources& sources, volume::View view);
volume::View openingView(const Sources& sources, volume::View view);

}
