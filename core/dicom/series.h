#pragma once

#include "core/dicom/instance.h"

#include <string>
#include <vector>

namespace lantern::dicom {

// Frames that can be scrolled as one stack, ordered by position along the normal, in the direction
// in which Instance Numbers mostly rise. A DICOM series with several stacks becomes several of these.
struct Series {
    SeriesFacts facts;
    std::vector<FrameRef> frames;
    std::vector<InstancePtr> duplicates;    // copies of others
    std::vector<InstancePtr> objects;    // that are no pictures (object.h), each once
    int stack = 1;    // which stack of its DICOM series this is
    int duplicateUidIndex = 1;    // above 1 where another patient or study has a series of this UID
    Messages part = {};    // what tells it from the others: "Echo Number 2"; mostly empty
    double spacingBetweenSlices = 0;    // mm, median of projected positions; 0 where unknown
    bool isVolume = false;    // planes can be cut (volume_check.h), and nothing is missing, uneven or tilted
    std::string orientation;    // "axial", "coronal", "sagittal", "oblique", "" where unknown
    Warnings warnings;

    // Series UID, "#2" and so on after it for further stacks, "~2" for namesakes: no two are alike.
    std::string id() const;
    std::string baseId() const;    // without the duplicateUidIndex's number
};

struct Study {
    StudyFacts facts;
    std::vector<Series> series;
};

struct Patient {
    PatientFacts facts;
    std::vector<Study> studies;
};

}
