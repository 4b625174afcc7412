#pragma once

#include "ui/scene/slice_canvas.h"

namespace lantern::scene {

// What GL is given of a scene: the image after VOI and polarity, as the CPU painter makes it, and the
// tints over it. Where the view shows an image smaller than it is, the texture is made smaller first,
// so that no pixel is left out: GL's linear filter looks at four of them alone.
struct SliceTexture {
    volume::Picture picture;
    struct Tint {
        volume::Picture colours;    // 0 where there is none
        double strength = 0;
    };
    std::vector<Tint> tints;    // the first lies lowest
    double stepColumns = 1, stepRows = 1;    // image pixels from one texel to the next
};

// Image pixels to a texel, at most, so that texels are at least as dense as the tile's pixels.
int shrinkOf(const Scene& scene);

SliceTexture sliceTexture(const Scene& scene, int shrink);

}
