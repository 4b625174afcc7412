#pragma once

#include "core/display/compose.h"
#include "core/display/map_layers.h"

#include <span>
#include <vector>

// What the files of the shelf `layers` have in common. For compose() alone.
namespace lantern::display {

// What a layer is made from.
struct Composing {
    const ViewState& state;
    const Sources& sources;
    const volume::TileGeometry& geometry;
    std::span<const MappedOutcome> maps;    // those that are on, in the order of the sources

    bool hasImage() const { return sources.image != nullptr; }
};

using Drawings = std::vector<Drawing>;

#define LANTERN_LAYER(name, ...) Drawings drawings_of_##name(const Composing& composing);
#include "core/display/layers/layers.def"
#undef LANTERN_LAYER

}
