#include "core/display/map_layers.h"

#include <algorithm>

namespace lantern::display {

bool hasMaps(const nn::Outcome& outcome)
{
    using enum nn::State;
    return outcome.state == Findings || outcome.state == NothingAboveThreshold || outcome.state == Running;
}

std::optional<volume::MapLayer> mapLayerOf(const nn::Outcome& outcome, int slice, const MapState& look)
{
    if (slice < 0 || slice >= static_cast<int>(outcome.maps.size()))
        return std::nullopt;
    const nn::MapSlice& map = outcome.maps[static_cast<std::size_t>(slice)];
    if (!map.probabilities || map.probabilities->empty())
        return std::nullopt;
    return volume::MapLayer{.rows = map.rows,
                            .columns = map.columns,
                            .probabilities = map.probabilities,
                            .originColumn = map.originColumn,
                            .originRow = map.originRow,
                            .cellColumns = map.cellColumns,
                            .cellRows = map.cellRows,
                            .colours = look.colours,
                            .threshold = outcome.threshold,
                            .opacity = look.opacity,
                            .showTint = look.showTint,
                            .showContour = look.showContour};
}

std::vector<MappedOutcome> mapsOf(const ViewState& state, const Sources& sources)
{
    std::vector<MappedOutcome> maps;
    if (state.hidesOverlays || sources.picture.cut)    // a network looks at images as they were taken
        return maps;
    for (const auto& outcome : sources.outcomes) {
        const auto look = std::ranges::find(state.maps, outcome->model.id, &MapState::model);
        if (hasMaps(*outcome) && look != state.maps.end() && look->isOn)
            maps.push_back({outcome.get(), *look, mapLayerOf(*outcome, sources.place.index, *look)});
    }
    return maps;
}

}
