#include "ui/scene/slice_texture.h"

#include <algorithm>

namespace lantern::scene {

int shrinkOf(const Scene& scene)
{
    const auto& view = scene.view;
    if (!scene.image || !view.smooth || !(view.zoom > 0))
        return 1;
    const double denser = view.zoom * std::max(1.0, scene.shape.heightOverWidth);
    const int smallerEdge = std::min(volume::rowsOf(*scene.image), volume::columnsOf(*scene.image));
    return std::clamp(static_cast<int>(std::min(1 / denser, 1e4) + 1e-6), 1, std::max(smallerEdge, 1));
}

SliceTexture sliceTexture(const Scene& scene, int shrink)
{
    // The image in a tile of its own that it fills to the edges, texel by texel.
    const int rows = volume::rowsOf(*scene.image), columns = volume::columnsOf(*scene.image);
    const int height = (rows + shrink - 1) / shrink, width = (columns + shrink - 1) / shrink;
    const double stepColumns = static_cast<double>(columns) / width, stepRows = static_cast<double>(rows) / height;
    const volume::PixelShape shape{stepColumns / stepRows};
    const volume::View view{.width = width, .height = height, .zoom = 1 / stepColumns, .smooth = scene.view.smooth};

    SliceTexture texture{.picture = volume::paintSlice(*scene.image, shape, view, scene.look),
                         .tints = {},
                         .stepColumns = stepColumns,
                         .stepRows = stepRows};
    const volume::TileGeometry geometry(rows, columns, shape, view);
    for (const auto& map : scene.maps)
        if (map.showTint && map.probabilities)
            texture.tints.push_back(
                {volume::tintLayer(texture.picture, map, geometry), volume::tintStrength(map.opacity)});
    return texture;
}

}
