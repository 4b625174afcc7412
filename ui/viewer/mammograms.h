#pragma once

#include "ui/viewer/tile.h"

#include <span>

// How mammograms hang beside one another: chest wall against chest wall, all at one scale.
namespace lantern::viewer {

enum class Edge { Left, Right };

// At which edge of the picture, as the file has it, the chest wall lies: by Patient Orientation, which says where the
// rows run, else by the side as it is usually kept. Nothing where neither is known, or for another kind of picture.
std::optional<Edge> chestWallOf(const dicom::FrameRef& frame);

// A right breast hangs with its chest wall at the right, a left one at the left. Does this picture have to be
// mirrored for that?
bool hangsMirrored(const dicom::FrameRef& frame);

// Of the tiles that stand side by side. One mammogram alone, and any other picture, lies in the middle of its tile.
void alignMammograms(std::span<Tile* const> tiles);

}
