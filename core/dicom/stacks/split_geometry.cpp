#include "core/dicom/stacks/split_geometry.h"

#include "core/dicom/messages.h"
#include "core/dicom/stacks/frame_place.h"
#include "core/geometry/orientation.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <tuple>

namespace lantern::dicom {

namespace {

auto shapeOf(const FrameRef& frame)
{
    const auto& pixels = frame.instance->pixels;
    return std::tuple(pixels.rows, pixels.columns, pixels.samples);
}

// Which comes first does not hang on the order in which files are found.
auto sortKey(const FrameRef& frame)
{
    const auto& plane = *planeOf(frame);
    const auto way = geometry::orientationName(plane.normal());
    static constexpr std::array ways{"axial", "coronal", "sagittal", "oblique"};
    const auto rank = std::find(ways.begin(), ways.end(), way) - ways.begin();
    const auto row = plane.alongRow(), column = plane.downColumn();
    return std::tuple(rank, shapeOf(frame), plane.spacing().betweenRows, plane.spacing().betweenColumns, row.x, row.y,
                      row.z, column.x, column.y, column.z);
}

bool liesLike(const FrameRef& a, const FrameRef& b)
{
    return shapeOf(a) == shapeOf(b) && geometry::areAlike(planeOf(a)->spacing(), planeOf(b)->spacing())
        && geometry::areParallel(*planeOf(a), *planeOf(b));
}

double degrees(double sine, double cosine) { return std::atan2(sine, cosine) * 180 / std::numbers::pi; }

// How far a plane leans from the way that its name says: "tilted 12.3 degrees to A and 4 degrees to L".
Message tiltWords(const FrameRef& frame)
{
    auto normal = planeOf(frame)->normal();
    std::array<double, 3> along{normal.x, normal.y, normal.z};
    static constexpr std::array<std::array<const char*, 2>, 3> letters{{{"R", "L"}, {"A", "P"}, {"F", "H"}}};
    std::size_t main = 0;
    for (std::size_t axis = 1; axis < 3; ++axis)
        if (std::abs(along[axis]) > std::abs(along[main]) + 1e-9)
            main = axis;
    if (along[main] < 0)
        for (double& part : along)
            part = -part;
    std::vector<std::pair<double, std::string>> leans;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double angle = degrees(along[axis], along[main]);
        if (axis != main && std::abs(angle) >= 0.05)
            leans.emplace_back(std::abs(angle), letters[axis][angle > 0 ? 1 : 0]);
    }
    if (leans.empty())
        return messages::NotTilted;
    const auto& [angle, to] = leans.front();
    return leans.size() == 1 ? messages::TiltedTo(angle, to)
                             : messages::TiltedToBoth(angle, to, leans.back().first, leans.back().second);
}

// Which way the rows run: two pictures of one plane may be turned in it, or seen from the other side.
Message turnWords(const FrameRef& frame)
{
    const auto row = planeOf(frame)->alongRow(), column = planeOf(frame)->downColumn();
    return messages::RowsAndColumnsTo(row.x, row.y, row.z, column.x, column.y, column.z);
}

Message wayWords(const FrameRef& frame)
{
    return orientationWords(geometry::orientationName(planeOf(frame)->normal()));
}

Message sizeWords(const FrameRef& frame)
{
    return messages::SizeIs(frame.instance->pixels.columns, frame.instance->pixels.rows);
}

Message colourWords(const FrameRef& frame)
{
    return frame.instance->pixels.samples > 1 ? messages::InColour : messages::InGrey;
}

Message spacingWords(const FrameRef& frame)
{
    const auto spacing = planeOf(frame)->spacing();
    return messages::PixelsOfSize(spacing.betweenRows, spacing.betweenColumns);
}

bool areAllNamed(const std::vector<GeometryGroup>& groups)
{
    std::set<std::string> names;
    for (const auto& group : groups)
        names.insert(inEnglish(group.words));
    return names.size() == groups.size();
}

// All plain words that differ, and angles where these do not tell every group from the others.
void name(std::vector<GeometryGroup>& groups)
{
    using Words = Message (*)(const FrameRef&);
    const auto add = [&](Words words) {
        std::set<std::string> values;
        for (const auto& group : groups)
            values.insert(inEnglish(words(group.frames.front())));
        if (values.size() > 1)
            for (auto& group : groups)
                group.words.push_back(words(group.frames.front()));
    };
    for (const Words words : {wayWords, sizeWords, colourWords, spacingWords})
        add(words);
    for (const Words words : {tiltWords, turnWords})
        if (!areAllNamed(groups))
            add(words);
}

}

Message orientationWords(const std::string& name)
{
    using namespace messages;
    return name == "axial" ? Axial : name == "coronal" ? Coronal : name == "sagittal" ? Sagittal : Oblique;
}

std::vector<GeometryGroup> splitByGeometry(std::vector<FrameRef> frames)
{
    std::stable_sort(frames.begin(), frames.end(),
                     [](const FrameRef& a, const FrameRef& b) { return sortKey(a) < sortKey(b); });
    std::vector<GeometryGroup> groups;
    for (auto& frame : frames) {
        const auto group = std::ranges::find_if(
            groups, [&](const GeometryGroup& known) { return liesLike(known.frames.front(), frame); });
        if (group == groups.end())
            groups.push_back({{}, {std::move(frame)}});
        else
            group->frames.push_back(std::move(frame));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const GeometryGroup& a, const GeometryGroup& b) { return a.frames.size() > b.frames.size(); });
    name(groups);
    return groups;
}

}
