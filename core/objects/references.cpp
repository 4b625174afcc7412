#include "core/objects/references.h"

#include <algorithm>

namespace lantern::objects {

ReferenceIndex::ReferenceIndex(const dicom::Catalogue& catalogue)
{
    for (const auto* series : catalogue.series()) {
        m_bySeries.try_emplace(series->facts.uid, series);
        for (const auto& frame : series->frames)
            m_byInstance.try_emplace(frame.instance->sopInstanceUid, series);
        for (const auto* beside : {&series->duplicates, &series->objects})
            for (const auto& instance : *beside)
                m_byInstance.try_emplace(instance->sopInstanceUid, series);
    }
}

std::vector<ReferenceTarget> ReferenceIndex::targetsOf(const dicom::ObjectFacts& object) const
{
    std::vector<ReferenceTarget> targets;
    const auto add = [&](const dicom::Series* series, const std::string& uid, std::size_t images) {
        const auto same = std::find_if(targets.begin(), targets.end(), [&](const ReferenceTarget& target) {
            return target.series == series && target.seriesUid == uid;
        });
        if (same == targets.end())
            targets.push_back({uid, series, images});
        else
            same->images += images;
    };
    for (const auto& reference : object.references) {
        if (reference.images.empty()) {
            const auto known = m_bySeries.find(reference.uid);
            add(known == m_bySeries.end() ? nullptr : known->second, reference.uid, 0);
        }
        for (const auto& image : reference.images) {
            const auto known = m_byInstance.find(image.sopInstanceUid);
            const dicom::Series* series = known == m_byInstance.end() ? nullptr : known->second;
            add(series, series ? series->facts.uid : reference.uid, 1);
        }
    }
    return targets;
}

}
