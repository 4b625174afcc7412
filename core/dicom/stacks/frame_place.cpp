#include "core/dicom/stacks/frame_place.h"

#include "core/geometry/slice_order.h"

#include <algorithm>

namespace lantern::dicom {

const geometry::ImagePlane* planeOf(const FrameRef& frame)
{
    const auto& plane = frame.facts().plane;
    return plane ? &*plane : nullptr;
}

bool areParallel(const std::vector<FrameRef>& frames)
{
    return std::ranges::all_of(frames, [&](const FrameRef& frame) {
        return planeOf(frame) && planeOf(frames.front())
            && geometry::areParallel(*planeOf(frames.front()), *planeOf(frame));
    });
}

bool haveOneSize(const std::vector<FrameRef>& frames)
{
    return std::ranges::all_of(frames, [&](const FrameRef& frame) {
        const auto &a = frame.instance->pixels, &b = frames.front().instance->pixels;
        return a.rows == b.rows && a.columns == b.columns;
    });
}

bool isLocaliser(const FrameRef& frame)
{
    const auto& type = frame.instance->imageType;
    return std::ranges::find(type, "LOCALIZER") != type.end()
        || frame.facts().frameType.find("LOCALIZER") != std::string::npos;
}

}
