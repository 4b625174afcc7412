// Which model's map it is, and how to read it.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_legend(const Composing& composing)
{
    const auto& plane = composing.sources.picture.plane;
    Drawings drawings;
    for (const auto& map : composing.maps)
        drawings.emplace_back(Legend{.model = map.outcome->model,
                                     .colours = map.look.colours,
                                     .threshold = map.outcome->threshold,
                                     .isCalibrated = map.look.isCalibrated,
                                     .isFinished = map.outcome->state != nn::State::Running,
                                     .cellMillimetres = plane && map.layer && map.layer->cellColumns > 1
                                         ? map.layer->cellColumns * plane->spacing().betweenColumns
                                         : 0});
    return drawings;
}

}
