#pragma once

#include "core/display/sources.h"

#include <span>
#include <vector>

// The maps of models over one picture.
namespace lantern::display {

// A result, or the part of one that is there while it is being made.
bool hasMaps(const nn::Outcome& outcome);

// An outcome whose maps are shown, with what they look like.
struct MappedOutcome {
    const nn::Outcome* outcome = nullptr;    // the sources keep it
    MapState look;
    std::optional<volume::MapLayer> layer;    // nothing where this slice was not scored
};

std::vector<MappedOutcome> mapsOf(const ViewState& state, const Sources& sources);

// One slice of an outcome as a layer; nothing where it was not scored.
std::optional<volume::MapLayer> mapLayerOf(const nn::Outcome& outcome, int slice, const MapState& look);

}
