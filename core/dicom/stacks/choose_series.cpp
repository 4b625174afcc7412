#include "core/dicom/stacks/choose_series.h"

#include <algorithm>

namespace lantern::dicom {

std::vector<const Series*> chooseSeries(const Catalogue& catalogue, const SeriesWish& wish)
{
    auto found = catalogue.series();
    std::erase_if(found, [&](const Series* series) {
        const bool isNamed = wish.name.empty() || series->facts.uid == wish.name || series->id() == wish.name;
        return series->frames.empty() || !isNamed;
    });
    const auto isOther = [&](const Series* series) {
        return !wish.modality.empty() && series->facts.modality != wish.modality;
    };
    if (!std::ranges::all_of(found, isOther))
        std::erase_if(found, isOther);
    if (wish.first == SeriesWish::First::Longest)
        std::ranges::stable_sort(found, std::greater(), [](const Series* series) { return series->frames.size(); });
    return found;
}

}
