#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

// Which images something is about.
struct ImageReference {
    std::string sopInstanceUid;
    std::vector<int> frames;    // counted from 1; empty: all
    bool operator==(const ImageReference&) const = default;
};

// Empty lists mean all images that the state names.
using ImageReferences = std::vector<ImageReference>;

// `frame` counts from 0.
bool names(const ImageReferences& references, std::string_view sopInstanceUid, int frame);

}
