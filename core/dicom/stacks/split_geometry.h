#pragma once

#include "core/dicom/instance.h"

#include <string>
#include <vector>

namespace lantern::dicom {

// Frames that lie alike: one size, one orientation (within half a degree), one pixel spacing (within 0.1 %).
struct GeometryGroup {
    Messages words;    // what tells it from the others: "coronal", "512 x 512"; empty for the only one
    std::vector<FrameRef> frames;
};

// What geometry::orientationName() says, for a person.
Message orientationWords(const std::string& name);

// All frames have a place. The largest group comes first, then axial, coronal, sagittal and oblique ones.
std::vector<GeometryGroup> splitByGeometry(std::vector<FrameRef> frames);

}
