// What is shown in a view, put together for the one way in which pictures are composed and measured.
#include "ui/viewer/stack/stack_viewport.h"

#include "core/dicom/stacks/series_warnings.h"

namespace lantern::viewer {

display::ViewState StackViewport::state() const
{
    auto state = m_state;
    state.greys = m_voi;
    if (m_isDragged)
        for (auto& map : state.maps)
            map.showTint = false;
    return state;
}

display::Sources StackViewport::pictureSources() const
{
    display::Sources sources{.picture = *m_picture,
                             .image = m_shown.image,
                             .meanings = m_shown.meanings,
                             .place = {.index = m_slice, .count = sliceCount()},
                             .presented = m_presented,
                             .dotsPerMillimetre = m_surface().dotsPerMillimetre};
    sources.outcomes = m_outcomes;
    return sources;
}

display::Sources StackViewport::sources() const
{
    auto sources = pictureSources();
    const auto progress = m_stack->progress();
    sources.place.loaded = progress.loaded;
    sources.place.loadedOf = progress.total;
    sources.place.spacing = m_stack->spacing();
    sources.place.isEvenlySpaced = !isAsTaken() || dicom::isEvenlySpaced(*series());
    sources.pointedAt = m_ringed;
    sources.gaps = m_stack->gaps(m_slice);
    sources.measurements = m_measuring->drawn();
    sources.lengths = m_measuring->lengths();
    sources.crosshair = m_crosshair;
    sources.others = m_others;
    if (const auto* frame = shownFrame(); frame && m_keyImages)
        sources.keyNotes = m_keyImages->notesOf(*frame);
    if (m_patientMark) {
        const QColor& colour = m_patientMark->colour;
        const auto byte = [](int level) { return static_cast<std::uint8_t>(level); };
        sources.heading = display::Heading{m_patientMark->words.toStdString(),
                                           {byte(colour.red()), byte(colour.green()), byte(colour.blue())}};
    }
    return sources;
}

volume::TileGeometry StackViewport::pictureGeometry() const { return display::geometryOf(m_state, pictureSources()); }

geometry::PixelPoint StackViewport::pixelAt(QPointF device) const
{
    return m_picture ? pictureGeometry().pixelFromTile(device.x(), device.y()) : geometry::PixelPoint{};
}

std::optional<MeasuredPicture> StackViewport::measuredPicture() const
{
    const auto place = m_picture && m_shown.image ? display::placeOf(*m_picture) : std::nullopt;
    if (!place)
        return std::nullopt;
    MeasuredPicture picture{.studyUid = m_picture->instance().study.uid,
                            .seriesId = series()->id(),
                            .place = *place,
                            .scales = display::scalesOf(*m_picture),
                            .image = m_shown.image,
                            .whole = {},
                            .meanings = m_shown.meanings,
                            .geometry = pictureGeometry(),
                            .tile = m_surface().tile};
    if (m_stack->isPreview())
        picture.whole = [this] { return m_stack->wholeImage(m_slice); };
    return picture;
}

}
