#include "core/dicom/stacks/choose_series.h"

#include <algorithm>

namespace lantern::dicom {

std::vector<const Series*> chooseSeries(const Catalogue& catalogue, const SeriesQuery& query)
{
    auto found = catalogue.series();
    std::erase_if(found, [&](const Series* series) {
        const bool isNamed = query.name.empty() || series->facts.uid == query.name || series->id() == query.name;
        return series->frames.empty() || !isNamed;
    });
    const auto isOther = [&](const Series* series) {
        return !query.modality.empty() && series->facts.modality != query.modality;
    };
    if (!std::ranges::all_of(found, isOther))
        std::erase_if(found, isOther);
    if (query.first == SeriesQuery::First::Longest)
        std::ranges::stable_sort(found, std::greater(), [](const Series* series) { return series->frames.size(); });
    return found;
}

}
