#include "core/display/compose.h"

#include "core/display/layer.h"
#include "core/display/show_slice.h"

#include <span>
#include <utility>

namespace lantern::display {

namespace {

struct ShelfEntry {
    LayerId id;
    Drawings (*drawings)(const Composing&);
    bool staysWhenOverlaysAreHidden;
};

constexpr ShelfEntry shelf[] = {
#define LANTERN_LAYER(name, isOn, staysWhenOverlaysAreHidden)                                                          \
    {LayerId::name, drawings_of_##name, staysWhenOverlaysAreHidden},
#include "core/display/layers/layers.def"
#undef LANTERN_LAYER
};

volume::DisplaySettings displaySettingsOf(const ViewState& state, const Sources& sources)
{
    const auto& presented = sources.presented;
    return {.voi = state.greys.voi,
            .invert = isShownInverted(sources.picture.instance(), state.greys.isInverted,
                                      presented ? presented->shape : std::nullopt),
            .presentation = presented ? presented->presentationLut : nullptr};
}

Scene sceneOf(const ViewState& state, const Sources& sources, std::span<const MappedOutcome> maps)
{
    const auto& presented = sources.presented;
    Scene scene{.image = presented && presented->image ? presented->image : sources.image,
                .shape = shapeOf(sources),
                .view = state.view,
                .look = displaySettingsOf(state, sources)};
    for (const auto& map : maps)
        if (map.layer)
            scene.maps.push_back(*map.layer);
    return scene;
}

}

void LayerStates::allOff()
{
    for (auto& state : m_states)
        state.isOn = false;
}

volume::PixelShape shapeOf(const Sources& sources)
{
    const auto& presented = sources.presented;
    if (presented && presented->area && presented->area->heightOverWidth)
        return {*presented->area->heightOverWidth};
    return sources.picture.shape;
}

volume::TileGeometry geometryOf(const ViewState& state, const Sources& sources)
{
    return {sources.picture.rows, sources.picture.columns, shapeOf(sources), state.view};
}

Scene sceneOf(const ViewState& state, const Sources& sources)
{
    return sceneOf(state, sources, mapsOf(state, sources));
}

Composition compose(const ViewState& state, const Sources& sources)
{
    const auto maps = mapsOf(state, sources);
    Composition composition{sceneOf(state, sources, maps), geometryOf(state, sources), {}};
    const Composing composing{state, sources, composition.geometry, maps};
    for (const auto& entry : shelf) {
        const LayerState& how = state.layers[entry.id];
        if (!how.isOn || (state.hidesOverlays && composing.hasImage() && !entry.staysWhenOverlaysAreHidden))
            continue;
        for (auto& drawing : entry.drawings(composing))
            composition.layers.push_back({entry.id, how.colour, how.opacity, std::move(drawing)});
    }
    return composition;
}

Corners cornersOf(const ViewState& state, const Sources& sources)
{
    const auto& presented = sources.presented;
    const auto* grey = sources.image ? std::get_if<pixels::GreyImage>(sources.image.get()) : nullptr;
    const auto& facts = sources.picture.header.facts();
    const bool fileHasWindow = !facts.windows.empty() || !facts.voiLuts.empty();
    const auto* area = presented && presented->area ? &*presented->area : nullptr;
    return {.picture = sources.picture,
            .place = sources.place,
            .level = state.words,
            .view = state.view,
            .look = displaySettingsOf(state, sources),
            .greys = state.greys,
            .hasWindow = sources.image || state.greys.isOwn || fileHasWindow,
            .unit = grey ? grey->rescale.unit : std::string(),
            .quantities = sources.meanings.quantities,
            .presented = presented,
            .lacksTrueSize = area && area->size == dicom::DisplayedArea::Size::TrueSize
                && !(area->millimetres && sources.dotsPerMillimetre),
            .keyNotes = sources.keyNotes};
}

Greys openingGreys(const Sources& sources)
{
    const auto& header = sources.picture.header;
    const auto look =
        defaultDisplaySettings(header, std::span(&sources.image, sources.image ? 1 : 0), sources.meanings.quantities);
    Greys greys{.voi = look.voi};
    if (sources.presented) {
        greys.voi = sources.presented->voi.value_or(look.voi);
        return greys;
    }
    // As if the reader had chosen it: it stays from slice to slice, whatever their files say.
    greys.isOwn = uptakeWindow(header, sources.meanings.quantities).has_value();
    greys.isInverted = look.invert != isShownInverted(*header.instance, false);
    return greys;
}

volume::View fittedView(const Sources& sources, volume::View view)
{
    const auto& picture = sources.picture;
    if (sources.presented)
        return showingArea(sources.presented->area, picture.rows, picture.columns, shapeOf(sources), view,
                           sources.dotsPerMillimetre);
    view.panX = view.panY = 0;
    view.zoom = volume::fitZoom(picture.rows, picture.columns, shapeOf(sources), view);
    return view;
}

volume::View openingView(const Sources& sources, volume::View view)
{
    if (const auto& presented = sources.presented) {
        view.quarterTurns = presented->state->quarterTurns;
        view.flipHorizontal = presented->state->flipHorizontal;
        view.flipVertical = false;
    }
    return fittedView(sources, view);
}

}
