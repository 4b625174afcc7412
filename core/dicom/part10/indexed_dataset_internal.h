#pragma once

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <vector>

namespace lantern::dicom {

// A data set that was read and is now asked for some two hundred elements. DCMTK goes through its list from the
// beginning for each of them, which would take longer than the reading did.
class IndexedDataset final : public DcmDataset {
public:
    // After this nothing may be added or taken away.
    void index();

    OFCondition search(const DcmTagKey& tag, DcmStack& found, E_SearchMode mode, OFBool intoSequences) override;

private:
    struct Entry {
        DcmTagKey tag;
        DcmObject* element;
    };
    std::vector<Entry> m_entries;    // by tag
    bool m_isIndexed = false;
};

}
