#include "core/dicom/part10/indexed_dataset_internal.h"

#include <algorithm>

namespace lantern::dicom {

void IndexedDataset::index()
{
    m_entries.clear();
    m_entries.reserve(card());
    for (DcmObject* element = nullptr; (element = nextInContainer(element)) != nullptr;)
        m_entries.push_back({element->getTag(), element});
    // Of two with one tag the first counts, as it does in DCMTK's list.
    std::ranges::stable_sort(m_entries, std::ranges::less(), &Entry::tag);
    m_isIndexed = true;
}

OFCondition IndexedDataset::search(const DcmTagKey& tag, DcmStack& found, E_SearchMode mode, OFBool intoSequences)
{
    if (!m_isIndexed || mode != ESM_fromHere || intoSequences)
        return DcmDataset::search(tag, found, mode, intoSequences);
    found.clear();
    const auto entry = std::ranges::lower_bound(m_entries, tag, std::ranges::less(), &Entry::tag);
    if (entry == m_entries.end() || entry->tag != tag)
        return EC_TagNotFound;
    found.push(entry->element);
    return EC_Normal;
}

}
