#include "ui/shell/hanging.h"

#include "core/dicom/stacks/frame_place.h"
#include "ui/paint/facts_text.h"

#include <algorithm>
#include <tuple>

namespace lantern::shell {

namespace {

// A radiograph or a mammogram is read beside its other views; everything else begins alone.
bool isProjection(const dicom::Series& series)
{
    const std::string& modality = series.facts.modality;
    return modality == "CR" || modality == "DX" || modality == "MG";
}

// A tomosynthesis is a stack, whatever its modality says.
bool isViewOfItsOwn(const dicom::FrameRef& frame) { return frame.instance->pixels.frames <= 1; }

const dicom::FrameRef& frameOf(const HangingPlacement& hung)
{
    const auto& frames = hung.series->frames;
    return hung.slice < 0 ? frames.front() : frames[static_cast<std::size_t>(hung.slice)];
}

// CC before the oblique views, and right before left within each.
auto placeAmongMammograms(const HangingPlacement& hung)
{
    const dicom::FrameRef& frame = frameOf(hung);
    const std::string& view = frame.instance->viewPosition;
    return std::tuple(view != "CC", view, paint::sideOf(frame) != "R");
}

}

std::vector<HangingPlacement> hangingPlacementsOf(std::vector<viewer::SeriesPtr> study)
{
    std::ranges::stable_sort(study, [](const auto& left, const auto& right) {
        const bool isLocaliser = dicom::isLocaliser(right->frames.front());
        if (isLocaliser != dicom::isLocaliser(left->frames.front()))
            return isLocaliser;
        return !isProjection(*left) && left->frames.size() > right->frames.size();
    });
    std::vector<HangingPlacement> all;
    for (const viewer::SeriesPtr& series : study) {
        if (isProjection(*series) && std::ranges::all_of(series->frames, isViewOfItsOwn))
            for (std::size_t i = 0; i < series->frames.size(); ++i)
                all.push_back({series, static_cast<int>(i)});
        else
            all.push_back({series});
    }
    if (std::ranges::all_of(study, [](const auto& series) { return series->facts.modality == "MG"; }))
        std::ranges::stable_sort(all, {}, placeAmongMammograms);
    return all;
}

std::vector<HangingPlacement> hungInFree(const std::vector<HangingPlacement>& all,
                                         const std::vector<HangingPlacement>& shown, std::size_t free)
{
    // A stack is shown whichever of its slices is looked at; of a projection each view is a picture of its own.
    const auto isShown = [&](const HangingPlacement& hung) {
        return std::ranges::any_of(shown, [&](const HangingPlacement& other) {
            return other.series == hung.series && (hung.slice < 0 || other.slice == hung.slice);
        });
    };
    std::vector<HangingPlacement> next;
    std::ranges::copy_if(all, std::back_inserter(next), [&](const HangingPlacement& hung) { return !isShown(hung); });
    const HangingPlacement* first = !shown.empty() ? &shown.front() : !next.empty() ? &next.front() : nullptr;
    const bool isStack = first && std::ranges::any_of(all, [&](const HangingPlacement& hung) {
                             return hung.series == first->series && hung.slice < 0;
                         });
    if (shown.size() + free == 2 && isStack && (shown.size() == 1 || next.size() == 1))
        next.insert(next.begin() + (shown.empty() ? 1 : 0), *first);
    if (next.size() > free)
        next.resize(free);
    return next;
}

}
