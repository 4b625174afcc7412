// What is shown in a tile, put together for the one way in which pictures are composed, and painted.
#include "ui/viewer/tile.h"

#include "core/dicom/series_warnings.h"
#include "ui/paint/layers.h"
#include "ui/paint/message_text.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"
#include "ui/viewer/cine.h"

#include <QPainter>

namespace lantern::viewer {

namespace tone = theme::tone;

display::ViewState Tile::viewState() const
{
    auto state = m_state;
    state.greys = m_grey;
    // The tint steps aside while the reader windows, zooms or pans.
    if (m_tool && m_dragged)
        for (auto& map : state.maps)
            map.showTint = false;
    return state;
}

display::Sources Tile::pictureSources() const
{
    display::Sources sources{.picture = *m_picture,
                             .image = m_image,
                             .meanings = m_meanings,
                             .place = {.index = m_slice, .count = sliceCount()},
                             .presented = m_presented,
                             .dotsPerMillimetre = dotsPerMillimetre()};
    sources.outcomes = m_outcomes;
    return sources;
}

display::Sources Tile::sources() const
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

volume::TileGeometry Tile::pictureGeometry() const { return display::geometryOf(m_state, pictureSources()); }

paint::Tile Tile::tileToPaint() const
{
    return {.size = m_canvas->widget().size(), .pixelRatio = devicePixelRatioF(), .margin = 8};
}

void Tile::overpaint(QPainter& painter)
{
    const paint::Tile tile = tileToPaint();
    if (!m_picture)
        return paintMessage(painter, tile, tr("Empty: drop a series here"), {});
    if (!m_image && m_failure)
        paintMessage(painter, tile, tr("This image cannot be shown"), paint::sentence(m_failure->message));
    else if (!m_image)
        paintMessage(painter, tile, tr("Loading slice %1").arg(m_slice + 1), {});
    paint::paintLayers(painter, tile, display::compose(viewState(), sources()));
    if (m_image && m_state.isBare)
        return;
    if (isPlaying() && m_cine->rate() > 0)
        paint::paintOutlinedText(painter,
                                 {tile.size.width() / 2 - theme::scaled(20), tile.size.height() - theme::scaled(54)},
                                 tr("%1 images/s").arg(m_cine->rate(), 0, 'f', 0), theme::tileFont(), tone::text);
}

void Tile::setPatientMark(std::optional<PatientMark> mark)
{
    if (m_patientMark == mark)
        return;
    m_patientMark = std::move(mark);
    redraw();
}

void Tile::paintMessage(QPainter& painter, const paint::Tile& tile, const QString& headline, const QString& detail)
{
    const QRectF area(tile.size.width() * 0.1, 0, tile.size.width() * 0.8, tile.size.height());
    painter.setFont(theme::textFont());
    painter.setPen(tone::secondText);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                     detail.isEmpty() ? headline : headline + QStringLiteral("\n\n") + detail);
}

}
