#include "ui/viewer/mammograms.h"

#include "ui/paint/facts_text.h"
#include "ui/viewer/real_size.h"

#include <algorithm>

namespace lantern::viewer {

namespace {

std::optional<Edge> usualEdge(const dicom::FrameRef& frame)
{
    const std::string side = paint::sideOf(frame);
    return side == "R" ? std::optional(Edge::Right) : side == "L" ? std::optional(Edge::Left) : std::nullopt;
}

// Rows that run to the front begin at the chest wall (PS3.3 C.7.6.1.1.1, C.8.11.7).
std::optional<Edge> statedEdge(const dicom::FrameRef& frame)
{
    const std::string& orientation = frame.instance->patientOrientation;
    if (orientation.starts_with('A'))
        return Edge::Left;
    return orientation.starts_with('P') ? std::optional(Edge::Right) : std::nullopt;
}

bool isMammogram(const dicom::FrameRef& frame) { return frame.instance->series.modality == "MG"; }

}

std::optional<Edge> chestWallOf(const dicom::FrameRef& frame)
{
    if (!isMammogram(frame))
        return std::nullopt;
    const auto stated = statedEdge(frame);
    return stated ? stated : usualEdge(frame);
}

bool hangsMirrored(const dicom::FrameRef& frame)
{
    const auto stated = statedEdge(frame), usual = usualEdge(frame);
    return isMammogram(frame) && stated && usual && *stated != *usual;
}

void alignMammograms(std::span<Tile* const> tiles)
{
    std::vector<std::pair<Tile*, Edge>> breasts;
    std::optional<double> scale;
    bool isScaled = true;
    for (Tile* tile : tiles) {
        const auto edge = tile->viewport().shownFrame() ? chestWallOf(*tile->viewport().shownFrame()) : std::nullopt;
        if (!edge)
            continue;
        breasts.emplace_back(tile, *edge);
        const auto fitting = fittingPerMillimetre(tile->viewport());
        isScaled = isScaled && fitting;
        if (fitting)
            scale = std::min(scale.value_or(*fitting), *fitting);
    }
    if (breasts.size() < 2)
        breasts.clear();
    for (Tile* tile : tiles) {
        const auto found = std::ranges::find(breasts, tile, &std::pair<Tile*, Edge>::first);
        if (found == breasts.end())
            tile->viewport().setFit({});
        else
            tile->viewport().setFit({.against = found->second == Edge::Left ? Fit::Against::Left : Fit::Against::Right,
                                     .perMillimetre = isScaled ? scale : std::nullopt});
    }
}

}
