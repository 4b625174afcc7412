#include "ui/paint/orientation.h"

#include "core/geometry/orientation_letters.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QPainter>
#include <utility>

namespace lantern::paint {

namespace {

// The letters of the edges of an unturned image: right is where a row runs, bottom where a column runs.
std::pair<std::string, std::string> rightAndBottom(const dicom::FrameRef& frame)
{
    if (const auto& plane = frame.facts().plane)
        return {geometry::lettersTowards(plane->alongRow()), geometry::lettersTowards(plane->downColumn())};
    const std::string& stated = frame.instance->patientOrientation;
    const auto divider = stated.find('\\');
    if (divider == std::string::npos)
        return {};
    return {stated.substr(0, divider), stated.substr(divider + 1)};
}

}

EdgeLetters edgeLetters(const dicom::FrameRef& frame, const volume::View& view)
{
    const auto [right, bottom] = rightAndBottom(frame);
    EdgeLetters edges{geometry::oppositeLetters(right), geometry::oppositeLetters(bottom), right, bottom};
    if (edges.left.empty() || edges.top.empty())    // letters that nobody knows are not printed
        return {};
    // Clockwise: what was at the left comes to the top.
    for (int turn = 0; turn < ((view.quarterTurns % 4) + 4) % 4; ++turn)
        edges = {.left = edges.bottom, .top = edges.left, .right = edges.top, .bottom = edges.right};
    if (view.flipHorizontal)
        std::swap(edges.left, edges.right);
    if (view.flipVertical)
        std::swap(edges.top, edges.bottom);
    return edges;
}

void paintEdgeLetters(QPainter& painter, const Tile& tile, const EdgeLetters& letters)
{
    QFont font = theme::tileFont();
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(theme::scaled(14));
    const QFontMetricsF metrics(font);
    const double middleX = tile.size.width() / 2, middleY = tile.size.height() / 2;
    const double beside = tile.margin + theme::scaled(12);    // the scale bar stands nearer to the edge

    const auto paintAt = [&](const std::string& text, auto place) {
        const QString shown = QString::fromStdString(text);
        paintOutlinedText(painter, place(metrics.horizontalAdvance(shown)), shown, font, theme::tone::text);
    };
    const double centred = middleY + metrics.capHeight() / 2;
    paintAt(letters.left, [&](double) { return QPointF(beside, centred); });
    paintAt(letters.right, [&](double width) { return QPointF(tile.size.width() - beside - width, centred); });
    paintAt(letters.top, [&](double width) { return QPointF(middleX - width / 2, tile.margin + metrics.ascent()); });
    paintAt(letters.bottom, [&](double width) {
        // Above the line that names the model.
        return QPointF(middleX - width / 2, tile.size.height() - tile.margin - theme::scaled(20) - metrics.descent());
    });
}

}
