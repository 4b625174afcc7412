#pragma once

#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/instance.h"

#include <span>

namespace lantern::dicom {

// What a data set says of the discriminators of discriminators.def, each at most once, in their order. Its own
// elements and its makers' speak for all frames, its functional groups for those of an enhanced object.
class TraitReader {
public:
    TraitReader(DcmDataset& dataset, TextReader& text, bool hasPrivateTraits);

    // Of a frame of an enhanced object: its own groups, else those of all frames, else the data set.
    std::vector<Trait> traitsOf(DcmItem* sharedGroups, DcmItem* frameGroups);
    std::vector<Trait> traitsOfAll() const { return m_whole; }

private:
    void readGroups(DcmItem& groups, std::vector<Trait>& traits);

    TextReader& m_text;
    std::vector<Trait> m_whole;
    DcmItem* m_sharedGroups = nullptr;    // whose traits these are
    std::vector<Trait> m_shared;
};

// Dimension Index Values as one trait more, those that lead along the stack or name it left out (PS3.3 C.7.6.17).
// The frames have their planes and dimensionIndex already.
void addDimensionTraits(DcmDataset& dataset, std::span<FrameFacts> frames, TextReader& text);

}
