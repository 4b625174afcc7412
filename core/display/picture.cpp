#include "core/display/picture.h"

#include "core/dicom/values/value_kinds.h"
#include "core/volume/pixel_shape.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace lantern::display {

Cut cutOf(const volume::Volume& volume, volume::Orientation orientation, const volume::Slab& slab)
{
    return {.orientation = orientation,
            .slab = slab,
            .gaps = static_cast<int>(volume.gaps.size()),
            .oddSlices = static_cast<int>(std::ranges::count_if(volume.slices, &volume::Slice::isOdd))};
}

Picture pictureOf(const dicom::FrameRef& frame)
{
    const auto& format = frame.instance->pixels;
    return {.header = frame,
            .rows = format.rows,
            .columns = format.columns,
            .shape = volume::pixelShapeOf(frame),
            .plane = frame.facts().plane};
}

Picture pictureOf(const dicom::FrameRef& header, const volume::PlaneSet& planes, int index, const Cut& cut)
{
    const auto spacing = planes.first.spacing();
    return {.header = header,
            .rows = planes.rows,
            .columns = planes.columns,
            .shape = {spacing.betweenRows / spacing.betweenColumns},
            .plane = planes.plane(index),
            .cut = cut};
}

dicom::FrameRef headerOf(const dicom::Series& series)
{
    const auto kinds = dicom::valueKindsOf(series.frames);
    const auto half = series.frames.size() / 2;
    return series.frames[kinds.isOdd[half] ? kinds.usual : half];
}

std::optional<measure::Place> placeOf(const Picture& picture)
{
    if (!picture.cut)
        return measure::placeOf(picture.header);
    if (!picture.plane)
        return std::nullopt;
    return measure::OnPlane{picture.instance().series.frameOfReferenceUid, *picture.plane, slabName(picture.cut->slab)};
}

measure::Scales scalesOf(const Picture& picture)
{
    if (!picture.cut || !picture.plane)
        return measure::scalesOf(picture.header);
    return measure::scalesOf(*picture.plane,
                             picture.cut->slab.thickness > 0 ? measure::Cut::Slab : measure::Cut::Plane);
}

std::string slabName(const volume::Slab& slab)
{
    if (slab.thickness <= 0)
        return {};
    const char* mode = slab.mode == volume::SlabMode::Maximum ? "MAXIMUM"
        : slab.mode == volume::SlabMode::Mean                 ? "MEAN"
                                                              : "MINIMUM";
    return fmt::format("{} {:g}", mode, slab.thickness);
}

geometry::EdgeLetters edgeLetters(const Picture& picture, const volume::View& view)
{
    const auto& instance = picture.instance();
    geometry::EdgeLetters edges;
    if (picture.plane)
        edges = geometry::edgeLetters(picture.plane->alongRow(), picture.plane->downColumn(), instance.anatomy);
    else if (const auto stated = geometry::edgeLetters(instance.patientOrientation, instance.anatomy))
        edges = *stated;
    // Clockwise: what was at the left comes to the top.
    for (int turn = 0; turn < ((view.quarterTurns % 4) + 4) % 4; ++turn)
        edges = {.top = edges.left, .bottom = edges.right, .left = edges.bottom, .right = edges.top};
    if (view.flipHorizontal)
        std::swap(edges.left, edges.right);
    if (view.flipVertical)
        std::swap(edges.top, edges.bottom);
    return edges;
}

bool isSynthetic(const dicom::Instance& instance) { return instance.patient.id.starts_with("LANTERN-DEMO-"); }

}
