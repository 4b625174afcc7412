#pragma once

#include "core/dicom/object.h"

#include <string>
#include <vector>

namespace lantern::objects {

// Why somebody named an image.
struct KeyNote {
    std::string title;    // "Of Interest"
    std::string description;    // in its author's words; mostly empty
    bool isRejection = false;    // not to be read: bad quality, another patient's, kept too long (PS3.16 CID 7011)
    bool operator==(const KeyNote&) const = default;
};

// A key object selection (PS3.3 A.35.4): images that somebody named, and why.
struct KeyObjects {
    KeyNote note;
    std::vector<dicom::ReferencedSeries> references;
};

}
