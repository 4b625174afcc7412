#pragma once

#include "core/dicom/catalogue.h"
#include "core/objects/key_objects.h"

#include <map>
#include <string>
#include <vector>

namespace lantern::objects {

// The key images among those that are open.
class KeyImages {
public:
    KeyImages() = default;
    explicit KeyImages(const dicom::Catalogue& catalogue);

    // Each note once, in the order of the catalogue; `frame` counts from 0.
    std::vector<KeyNote> notesOf(const std::string& sopInstanceUid, int frame) const;
    std::vector<KeyNote> notesOf(const dicom::FrameRef& frame) const;
    bool empty() const { return m_byInstance.empty(); }

private:
    struct Named {
        std::vector<int> frames;    // counted from 1; empty: all
        KeyNote note;
    };
    std::map<std::string, std::vector<Named>> m_byInstance;    // by SOP Instance UID
};

}
