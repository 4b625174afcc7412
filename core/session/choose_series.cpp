#include "core/session/choose_series.h"

#include "core/session/messages.h"

#include <algorithm>
#include <span>

namespace lantern::session {

Result<ChosenSeries> chooseSeries(const dicom::Catalogue& catalogue, const std::string& uid,
                                  const nn::Manifest& manifest)
{
    std::vector<const dicom::Series*> found;
    for (const auto& patient : catalogue.patients) {
        for (const auto& study : patient.studies) {
            for (const auto& series : study.series) {
                if (!series.frames.empty() && (uid.empty() || series.id() == uid || series.facts.uid == uid))
                    found.push_back(&series);
            }
        }
    }
    if (found.empty() && !uid.empty())
        return fail(ErrorCode::NotFound, messages::NoSuchSeries(uid));
    if (found.empty())
        return fail(ErrorCode::NotFound,
                    catalogue.unreadable.empty() ? Message(messages::NothingToAnalyse)
                                                 : catalogue.unreadable.front().reason);
    const auto& modality = manifest.input.modality;
    const auto isOther = [&](const dicom::Series* series) {
        return !modality.empty() && series->facts.modality != modality;
    };
    if (!std::all_of(found.begin(), found.end(), isOther))
        std::erase_if(found, isOther);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto* a, const auto* b) { return a->frames.size() > b->frames.size(); });
    ChosenSeries chosen{*found.front(), {}};
    for (const auto* other : std::span(found).subspan(1)) {
        if (!isOther(other))
            chosen.others.push_back(other->id());
    }
    return chosen;
}

}
