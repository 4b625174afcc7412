#pragma once

#include "core/dicom/catalogue.h"
#include "core/dicom/image_reference.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

// What a key object selection (PS3.3 A.35.4) says of the images that it names.
struct KeyNote {
    std::string title;    // "Of Interest"
    std::string description;    // in its author's words; mostly empty
    bool isRejection = false;    // not to be read: bad quality, another patient's, kept too long (PS3.16 CID 7011)
    bool operator==(const KeyNote&) const = default;
};

// The key images among those that are open.
class KeyImages {
public:
    KeyImages() = default;
    explicit KeyImages(const Catalogue& catalogue);

    // Each note once, in the order of the catalogue; `frame` counts from 0.
    std::vector<KeyNote> notesOf(const std::string& sopInstanceUid, int frame) const;
    std::vector<KeyNote> notesOf(const FrameRef& frame) const;
    bool empty() const { return m_byInstance.empty(); }

private:
    struct Named {
        std::vector<int> frames;    // counted from 1; empty: all
        KeyNote note;
    };
    std::map<std::string, std::vector<Named>> m_byInstance;    // by SOP Instance UID
};

}
