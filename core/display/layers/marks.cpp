// What models found, and the place that a person points at.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_marks(const Composing& composing)
{
    if (!composing.hasImage())
        return {};
    const auto& pointedAt = composing.sources.pointedAt;
    const int slice = composing.sources.place.index;
    if (composing.maps.empty()) {
        // Asked for by name, a place is shown even where the map is not.
        if (!pointedAt || pointedAt->slice != slice)
            return {};
        Marks::Mark place{.finding = *pointedAt, .isPointedAt = true};
        place.finding.isBeyondTraining = false;
        return {Marks{{place}, slice}};
    }
    const auto& plane = composing.sources.picture.plane;
    Drawings drawings;
    for (const auto& map : composing.maps) {
        Marks marks{.marks = {}, .slice = slice, .pixelMillimetres = plane ? plane->spacing().betweenColumns : 0};
        // Marks are there once all was looked at.
        if (map.outcome->state == nn::State::Running)
            continue;
        const bool isListed = map.outcome == composing.sources.outcomes.front().get();    // numbers are the list's
        for (const auto& finding : map.outcome->findings)
            marks.marks.push_back(
                {.finding = finding,
                 .number = isListed ? static_cast<int>(marks.marks.size()) + 1 : 0,
                 .isOutlined = map.layer && map.layer->showContour,
                 .isPointedAt = pointedAt && pointedAt->slice == finding.slice && pointedAt->pixel == finding.pixel});
        drawings.emplace_back(std::move(marks));
    }
    return drawings;
}

}
