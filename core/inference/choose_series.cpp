#include "core/inference/choose_series.h"

#include "core/dicom/stacks/choose_series.h"
#include "core/inference/messages.h"

#include <span>

namespace lantern::inference {

Result<ChosenSeries> chooseSeries(const dicom::Catalogue& catalogue, const std::string& uid,
                                  const nn::Manifest& manifest)
{
    const auto& modality = manifest.series().modality;
    const auto found = dicom::chooseSeries(
        catalogue, {.name = uid, .modality = modality, .first = dicom::SeriesQuery::First::Longest});
    if (found.empty() && !uid.empty())
        return fail(ErrorCode::NotFound, messages::NoSuchSeries(uid));
    if (found.empty())
        return fail(ErrorCode::NotFound,
                    catalogue.unreadable.empty() ? Message(messages::NothingToAnalyse)
                                                 : catalogue.unreadable.front().reason);
    ChosenSeries chosen{*found.front(), {}};
    for (const auto* other : std::span(found).subspan(1)) {
        if (modality.empty() || other->facts.modality == modality)
            chosen.others.push_back(other->id());
    }
    return chosen;
}

}
