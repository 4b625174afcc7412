// Where the maps of models reach their thresholds.
#include "core/display/layer.h"

#include <algorithm>
#include <cmath>

namespace lantern::display {

namespace {

// That of the threshold in the map's table, light enough to see on black: the darker part of a table is unreadable as a
// thin line, whatever the threshold.
Rgb colourOf(const volume::MapLayer& map)
{
    const double entry = std::clamp(map.threshold, 0.65, 1.0) * 255;
    return pixels::colourTable(map.colours)[static_cast<std::size_t>(std::lround(entry))];
}

}

Drawings drawings_of_contours(const Composing& composing)
{
    Drawings drawings;
    if (composing.hasImage())
        for (const auto& map : composing.maps)
            if (map.layer && map.layer->showContour)
                drawings.emplace_back(Lines{.lines = volume::contourOf(*map.layer, map.layer->threshold),
                                            .colour = colourOf(*map.layer)});
    return drawings;
}

}
