#include "ui/shell/hanging.h"

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

bool isLocaliser(const dicom::Series& series)
{
    const auto& type = series.frames.front().instance->imageType;
    return std::ranges::find(type, "LOCALIZER") != type.end();
}

// A tomosynthesis is a stack, whatever its modality says.
bool isViewOfItsOwn(const dicom::FrameRef& frame) { return frame.instance->pixels.frames <= 1; }

const dicom::FrameRef& frameOf(const Hung& hung)
{
    const auto& frames = hung.series->frames;
    return hung.slice < 0 ? frames.front() : frames[static_cast<std::size_t>(hung.slice)];
}

// CC before the oblique views, and right before left within each.
auto placeAmongMammograms(const Hung& hung)
{
    const dicom::FrameRef& frame = frameOf(hung);
    const std::string& view = frame.instance->viewPosition;
    return std::tuple(view != "CC", view, paint::sideOf(frame) != "R");
}

}

std::vector<Hung> hangingOf(std::vector<viewer::SeriesPtr> study)
{
    std::ranges::stable_sort(study, [](const auto& left, const auto& right) {
        if (isLocaliser(*left) != isLocaliser(*right))
            return isLocaliser(*right);
        return !isProjection(*left) && left->frames.size() > right->frames.size();
    });
    std::vector<Hung> all;
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

}
