#include "ui/paint/layers.h"

#include "ui/paint/annotations.h"
#include "ui/paint/bitmap_layer.h"
#include "ui/paint/corner_text.h"
#include "ui/paint/crosshair.h"
#include "ui/paint/gaps.h"
#include "ui/paint/heading.h"
#include "ui/paint/legend.h"
#include "ui/paint/marks.h"
#include "ui/paint/measurements.h"
#include "ui/paint/orientation.h"
#include "ui/paint/scale_bar.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace lantern::paint {

namespace {

namespace colour = theme::colour;

QColor colourOf(const display::Rgb& rgb) { return {rgb[0], rgb[1], rgb[2]}; }

Legend legendOf(const display::Legend& from)
{
    Legend legend{.colours = from.colours,
                  .threshold = from.threshold,
                  .isCalibrated = from.isCalibrated,
                  .model = QString::fromStdString(from.model.id),
                  .version = QString::fromStdString(from.model.version),
                  .cellMillimetres = from.cellMillimetres};
    if (!from.isFinished)
        legend.version += QStringLiteral(" · ") + QCoreApplication::translate("paint", "not finished");
    return legend;
}

// Paints one layer after the other. Words that stand at one edge make room for one another, whichever comes first.
class LayerPainter {
public:
    LayerPainter(QPainter& painter, const Tile& tile, const display::Composition& composition)
        : m_painter(painter)
        , m_whole(tile)
        , m_tile(tile)
        , m_geometry(composition.geometry)
    {
        for (const auto& layer : composition.layers)
            if (std::holds_alternative<display::Disclaimer>(layer.drawing))
                m_tile.size.rheight() -= QFontMetricsF(theme::tileFont()).height();
        for (const auto& layer : composition.layers) {
            if (std::holds_alternative<display::Heading>(layer.drawing))
                m_top = headingHeight();
            if (const auto* legend = std::get_if<display::Legend>(&layer.drawing))
                m_foot += legendHeight(m_tile, legendOf(*legend));
        }
    }

    void paint(const display::Layer& layer)
    {
        m_painter.save();
        m_painter.setOpacity(layer.opacity);
        m_colour = layer.colour;
        std::visit([this](const auto& drawing) { draw(drawing); }, layer.drawing);
        m_painter.restore();
    }

private:
    QColor colourOr(const QColor& own) const { return m_colour ? colourOf(*m_colour) : own; }

    // Below the heading.
    Tile below() const
    {
        Tile tile = m_tile;
        tile.size.rheight() -= m_top;
        return tile;
    }

    void draw(const display::Shutter& shutter) { paintShutter(m_painter, m_whole, m_geometry, *shutter.mask); }

    void draw(const display::Bitmaps& bitmaps)
    {
        paintOverlays(m_painter, m_whole, m_geometry, bitmaps.bitmaps, colourOr(colour::filesOwn));
    }

    void draw(const display::Annotations& annotations)
    {
        paintAnnotations(m_painter, {m_whole, m_geometry, annotations.displayed}, annotations.groups,
                         annotations.state->layers, colourOr(colour::filesOwn));
    }

    void draw(const display::Gaps& gaps) { paintGaps(m_painter, m_whole, m_geometry, gaps.outlines); }

    void draw(const display::Lines& lines)
    {
        const QColor colour = colourOr(lines.colour ? colourOf(*lines.colour) : colour::reference);
        paintLines(m_painter, m_whole, m_geometry, lines.lines, lines.areClosed ? Ends::Joined : Ends::Apart, colour);
    }

    void draw(const display::Marks& marks)
    {
        for (const auto& mark : marks.marks)
            paintMark(m_painter, m_whole, m_geometry, mark.finding,
                      {.slice = marks.slice,
                       .number = mark.number,
                       .pixelMillimetres = marks.pixelMillimetres,
                       .isOutlined = mark.isOutlined,
                       .state = mark.isPointedAt ? MarkState::Chosen : MarkState::Plain});
    }

    void draw(const display::Crosshair& crosshair) { paintCrosshair(m_painter, m_whole, m_geometry, crosshair.at); }

    void draw(const display::Measurements& measurements)
    {
        paintMeasurements(m_painter, m_whole, m_geometry, measurements.all, wording(measurements.lengths));
    }

    void draw(const display::Heading& heading) { paintHeading(m_painter, m_whole, heading); }

    void draw(const display::Disclaimer&) { paintDisclaimer(m_painter, m_whole); }

    void draw(const display::Corners& corners)
    {
        Tile words = below();
        words.size.rheight() -= m_foot;
        m_painter.translate(0, m_top);
        m_cornerEnd = paintCornerText(
            m_painter, words, cornerText(corners.picture, displayStateOf(corners), corners.level, below().size));
    }

    void draw(const display::Letters& letters)
    {
        m_painter.translate(0, m_top);
        paintEdgeLetters(m_painter, below(), letters.letters, m_foot);
    }

    // Several stand one above the other.
    void draw(const display::Legend& legend)
    {
        Legend words = legendOf(legend);
        words.place = m_legends++;
        m_foot -= legendHeight(m_tile, words);
        Tile tile = m_tile;
        tile.size.rheight() -= m_foot;
        paintLegend(m_painter, tile, words, m_top + m_cornerEnd);
    }

    void draw(const display::ScaleBar& bar)
    {
        if (const auto found = scaleBar(bar.scales, m_geometry, m_tile))
            paintScaleBar(m_painter, m_tile, *found);
    }

    QPainter& m_painter;
    const Tile& m_whole;
    Tile m_tile;    // without the line at its foot that a picture outside of the program carries
    const volume::TileGeometry& m_geometry;
    double m_top = 0, m_foot = 0;    // kept free for the heading and for the lines that name models
    int m_legends = 0;    // drawn so far
    double m_cornerEnd = 0;    // of the words in the upper right corner
    std::optional<display::Rgb> m_colour;    // of the layer
};

}

void paintLayers(QPainter& painter, const Tile& tile, const display::Composition& composition)
{
    LayerPainter layers(painter, tile, composition);
    for (const auto& layer : composition.layers)
        layers.paint(layer);
}

}
