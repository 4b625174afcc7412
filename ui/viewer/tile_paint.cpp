// What is painted over a tile's picture: the map's outline, findings, words, letters and scale.
#include "ui/viewer/tile.h"

#include "core/dicom/series_warnings.h"
#include "core/volume/contour.h"
#include "ui/paint/facts_text.h"
#include "ui/paint/gaps.h"
#include "ui/paint/legend.h"
#include "ui/paint/marks.h"
#include "ui/paint/message_text.h"
#include "ui/paint/orientation.h"
#include "ui/paint/scale_bar.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"
#include "ui/viewer/cine.h"
#include "ui/viewer/windows.h"

#include <QPainter>

namespace lantern::viewer {

namespace tone = theme::tone;

namespace {

const nn::MapSlice* mapOf(const nn::Outcome& outcome, int slice)
{
    if (slice < 0 || slice >= static_cast<int>(outcome.maps.size()))
        return nullptr;
    const nn::MapSlice& map = outcome.maps[static_cast<std::size_t>(slice)];
    return map.probabilities && !map.probabilities->empty() ? &map : nullptr;
}

// A result, or the part of one that is there while it is being made.
bool hasMaps(const nn::Outcome& outcome)
{
    using enum nn::State;
    return outcome.state == Findings || outcome.state == NothingAboveThreshold || outcome.state == Running;
}

paint::Legend legendOf(const nn::Outcome& outcome, const MapLook& look, const std::optional<volume::MapLayer>& layer,
                       const dicom::FrameRef& frame)
{
    paint::Legend legend;
    legend.colours = look.colours;
    legend.threshold = outcome.threshold;
    legend.model = QString::fromStdString(outcome.model.id);
    legend.version = QString::fromStdString(outcome.model.version);
    if (outcome.state == nn::State::Running)
        legend.version += QStringLiteral(" · ") + lantern::viewer::Tile::tr("not finished");
    legend.isCalibrated = look.isCalibrated;
    if (const auto& plane = frame.facts().plane; plane && layer && layer->cellColumns > 1)
        legend.cellMillimetres = layer->cellColumns * plane->spacing().betweenColumns;
    return legend;
}

}

std::optional<volume::MapLayer> Tile::mapLayer() const
{
    if (!m_outcome || !hasMaps(*m_outcome) || !m_mapLook.isVisible || m_mapLook.isBare)
        return std::nullopt;
    const nn::MapSlice* map = mapOf(*m_outcome, m_slice);
    if (!map)
        return std::nullopt;
    return volume::MapLayer{
        .rows = map->rows,
        .columns = map->columns,
        .probabilities = map->probabilities,
        .originColumn = map->originColumn,
        .originRow = map->originRow,
        .cellColumns = map->cellColumns,
        .cellRows = map->cellRows,
        .colours = m_mapLook.colours,
        .threshold = m_outcome->threshold,
        .opacity = m_mapLook.opacity,
        // The tint steps aside while the reader windows, zooms or pans.
        .showTint = m_mapLook.showTint && !(m_tool && m_dragged),
        .showContour = m_mapLook.showContour,
    };
}

volume::TileGeometry Tile::pictureGeometry() const
{
    const auto& format = frame()->instance->pixels;
    return {format.rows, format.columns, shape(), m_view};
}

paint::Tile Tile::tileToPaint() const
{
    return {.size = m_canvas->widget().size(), .pixelRatio = devicePixelRatioF(), .margin = 8};
}

// Which presentation state it is, what it does to the pixels, and what of it could not be done.
QString Tile::presentationWords() const
{
    if (!m_presented)
        return {};
    QString words = paint::stateName(*m_presentationState);
    const auto add = [&](const QString& more) { words += QStringLiteral(" · ") + more; };
    if (m_presented->isSubtracted)
        add(tr("mask subtracted"));
    const auto& area = m_presented->area;
    if (area && area->size == dicom::DisplayedArea::Size::TrueSize && !(area->millimetres && dotsPerMillimetre()))
        add(tr("the true size is not known"));
    for (const auto& note : m_presented->notes)
        add(paint::sentence(note));
    return words;
}

void Tile::overpaint(QPainter& painter)
{
    const paint::Tile tile = tileToPaint();
    const dicom::FrameRef* current = frame();
    if (!current) {
        paintMessage(painter, tile, tr("Empty: drop a series here"), {});
        return;
    }
    if (m_image) {
        paintLayers(painter, tile, pictureGeometry());
        paint::paintGaps(painter, tile, pictureGeometry(), m_stack->gaps(m_slice));
    }
    // Whose picture it is stays to be seen, whatever else is put away.
    if (m_mapLook.isBare && m_image)
        return paintPatientBar(painter, tile);
    if (m_image)
        paintMap(painter, tile, pictureGeometry());
    else if (m_failure)
        paintMessage(painter, tile, tr("This image cannot be shown"), paint::sentence(m_failure->message));
    else
        paintMessage(painter, tile, tr("Loading slice %1").arg(m_slice + 1), {});

    const paint::DisplayState state{
        .slice = m_slice,
        .slices = sliceCount(),
        .loaded = m_stack->progress().loaded,
        .loadedOf = m_stack->progress().total,
        .kind = m_stack->kind(),
        .view = m_view,
        .look = look(),
        .windowName = windowName(),
        .hasWindow = hasWindow(),
        .isInvertedByReader = m_grey.isInverted,
        .spacingBetweenSlices = m_stack->spacing(),
        .isEvenlySpaced = !m_stack->isAsTaken() || dicom::isEvenlySpaced(*series()),
        .isDemo = isSynthetic(*current->instance),
        .unit = unit(),
        .quantities = m_meanings.quantities,
        .presentationState = presentationWords(),
    };
    paintCrosshair(painter);
    m_measuring->paint(painter);    // below the words that say who it is
    // The line that names the model stands alone at the bottom.
    paint::Tile words = tile;
    double foot = 0;
    if (m_outcome && hasMaps(*m_outcome) && m_mapLook.isVisible) {
        foot = paint::legendHeight(tile, legendOf(*m_outcome, m_mapLook, mapLayer(), *current));
        words.size.rheight() -= foot;
    }
    // The bar that says whose picture it is keeps its room at the top.
    paint::Tile below = tile;
    const double top = m_patientMark ? theme::scaled(18) : 0;
    words.size.rheight() -= top;
    below.size.rheight() -= top;
    paintPatientBar(painter, tile);
    painter.save();
    painter.translate(0, top);
    const double corner =
        paint::paintCornerText(painter, words, paint::cornerText(*current, state, m_textLevel, below.size));
    paint::paintEdgeLetters(painter, below, paint::edgeLetters(*current, m_view), foot);
    painter.restore();
    if (foot > 0)
        paint::paintLegend(painter, tile, legendOf(*m_outcome, m_mapLook, mapLayer(), *current), top + corner);
    if (m_textLevel != paint::TextLevel::None)
        if (const auto picture = measuredPicture())
            if (const auto bar = paint::scaleBar(picture->scales, picture->geometry, tile))
                paint::paintScaleBar(painter, tile, *bar);
    if (isPlaying() && m_cine->rate() > 0)
        paint::paintOutlinedText(painter,
                                 {tile.size.width() / 2 - theme::scaled(20), tile.size.height() - theme::scaled(54)},
                                 tr("%1 images/s").arg(m_cine->rate(), 0, 'f', 0), theme::tileFont(), tone::text);
}

void Tile::paintMap(QPainter& painter, const paint::Tile& tile, const volume::TileGeometry& geometry)
{
    if (!m_outcome || !hasMaps(*m_outcome) || !m_mapLook.isVisible) {
        // Asked for by name, a place is shown even where the map is not: the pair's bare tile, or O.
        if (m_ringed && m_ringed->slice == m_slice)
            paint::paintFinding(painter, tile, geometry, m_ringed->pixel, 0, 0, paint::MarkState::Chosen);
        return;
    }

    const auto layer = mapLayer();
    if (layer && layer->showContour)
        paint::paintContour(painter, tile, geometry, volume::contourOf(*layer, layer->threshold),
                            paint::contourColour(*layer));

    const auto& plane = frame()->facts().plane;
    const double spacing = plane ? plane->spacing().betweenColumns : 0;
    // Marks are there once all was looked at.
    const std::size_t count = m_outcome->state == nn::State::Running ? 0 : m_outcome->findings.size();
    for (std::size_t i = 0; i < count; ++i) {
        const nn::Finding& finding = m_outcome->findings[i];
        const bool isChosen = m_ringed && m_ringed->slice == finding.slice && m_ringed->pixel == finding.pixel;
        paint::paintMark(painter, tile, geometry, finding,
                         {.slice = m_slice,
                          .number = static_cast<int>(i) + 1,
                          .pixelMillimetres = spacing,
                          .isOutlined = layer && layer->showContour,
                          .state = isChosen ? paint::MarkState::Chosen : paint::MarkState::Plain});
    }
}

void Tile::setPatientMark(std::optional<PatientMark> mark)
{
    if (m_patientMark == mark)
        return;
    m_patientMark = std::move(mark);
    redraw();
}

void Tile::paintPatientBar(QPainter& painter, const paint::Tile& tile) const
{
    if (!m_patientMark)
        return;
    const QRectF bar(0, 0, tile.size.width(), theme::scaled(18));
    painter.fillRect(bar, m_patientMark->colour);
    painter.setFont(theme::smallFont());
    painter.setPen(theme::contrast(m_patientMark->colour, tone::tile) > 4.5 ? tone::tile : Qt::white);
    const QString words =
        QFontMetrics(theme::smallFont())
            .elidedText(m_patientMark->words, Qt::ElideMiddle, static_cast<int>(tile.size.width()) - 16);
    painter.drawText(bar, Qt::AlignCenter, words);
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
