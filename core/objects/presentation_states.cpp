#include "core/objects/presentation_states.h"

#include "core/dicom/object.h"

#include <algorithm>
#include <tuple>

namespace lantern::objects {

namespace {

bool namesAny(const dicom::ImageReferences& images, const dicom::Series& series)
{
    return std::ranges::any_of(series.frames, [&](const dicom::FrameRef& frame) {
        return dicom::names(images, frame.instance->sopInstanceUid, frame.frame);
    });
}

// Among the objects of some series.
std::vector<dicom::InstancePtr> statesIn(const std::vector<const dicom::Series*>& all, const dicom::Series& series)
{
    std::vector<dicom::InstancePtr> states;
    for (const auto* where : all)
        for (const auto& object : where->objects)
            if (object->object->presentationState && namesAny(object->object->presentationState->references, series)
                && std::ranges::find(states, object->sopInstanceUid,
                                     [](const auto& known) { return known->sopInstanceUid; })
                    == states.end())
                states.push_back(object);
    std::ranges::stable_sort(states, [](const auto& a, const auto& b) {
        const auto& one = *a->object->presentationState;
        const auto& other = *b->object->presentationState;
        return std::tie(one.date, one.time) > std::tie(other.date, other.time);
    });
    return states;
}

}

std::vector<dicom::InstancePtr> presentationStatesFor(const dicom::Study& study, const dicom::Series& series)
{
    std::vector<const dicom::Series*> all;
    for (const auto& each : study.series)
        all.push_back(&each);
    return statesIn(all, series);
}

std::vector<dicom::InstancePtr> presentationStatesFor(const dicom::Catalogue& catalogue, const dicom::Series& series)
{
    return statesIn(catalogue.series(), series);
}

}
