#pragma once

#include "core/dicom/catalogue.h"
#include "core/dicom/object.h"

#include <map>

namespace lantern::objects {

// Where one part of an object's references leads.
struct ReferenceTarget {
    std::string seriesUid;    // as the object or the catalogue names it; may be empty
    const dicom::Series* series = nullptr;    // of the catalogue; null where its images are not open
    std::size_t images = 0;    // that are referred to; 0: the series as a whole
};

// Finds the images that objects speak of among those that are open, by their UIDs alone.
class ReferenceIndex {
public:
    explicit ReferenceIndex(const dicom::Catalogue& catalogue);    // which must outlive what targetsOf returns

    // One entry a series, in the order in which the object names them.
    std::vector<ReferenceTarget> targetsOf(const dicom::ObjectFacts& object) const;

private:
    std::map<std::string, const dicom::Series*> m_byInstance;    // SOP Instance UID
    std::map<std::string, const dicom::Series*> m_bySeries;    // its first stack
};

}
