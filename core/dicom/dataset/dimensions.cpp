// What an enhanced object's dimensions say besides where a frame lies (PS3.3 C.7.6.17).
#include "core/dicom/dataset/traits_internal.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace lantern::dicom {

namespace {

// Along the stack, or which stack, which have their own places.
bool leadsAlongTheStack(const DcmTagKey& pointer)
{
    static const std::set<DcmTagKey> places{DCM_InStackPositionNumber, DCM_ImagePositionPatient,
                                            DCM_ImagePositionVolume,   DCM_StackID,
                                            DCM_RETIRED_ImagePosition, DCM_SliceLocation};
    return places.contains(pointer);
}

// TemporalPositionTimeOffset as people write it.
std::string spaced(const std::string& keyword)
{
    std::string text;
    for (std::size_t i = 0; i < keyword.size(); ++i) {
        if (i > 0 && std::isupper(static_cast<unsigned char>(keyword[i]))
            && std::islower(static_cast<unsigned char>(keyword[i - 1])))
            text += ' ';
        text += keyword[i];
    }
    return text;
}

struct Dimension {
    std::string name;
    bool isPlace = false;
};

std::vector<Dimension> dimensionsOf(DcmItem& dataset, TextReader& text)
{
    std::vector<Dimension> dimensions;
    for (unsigned long i = 0; i < itemCount(dataset, DCM_DimensionIndexSequence); ++i) {
        DcmItem& item = *itemOf(dataset, DCM_DimensionIndexSequence, i);
        DcmElement* element = nullptr;
        DcmTagKey pointer;
        if (item.findAndGetElement(DCM_DimensionIndexPointer, element).good() && element)
            element->getTagVal(pointer, 0);
        auto name = text.textOf(item, DCM_DimensionDescriptionLabel);
        if (name.empty())
            name = spaced(DcmTag(pointer).getTagName());
        dimensions.push_back({std::move(name), leadsAlongTheStack(pointer)});
    }
    return dimensions;
}

// An index that is another at each place and the same at one place counts places, whatever it is called.
bool countsPlaces(std::span<const FrameFacts> frames, std::size_t dimension)
{
    std::map<long long, int> indexAt;
    std::set<int> seen;
    for (const auto& facts : frames) {
        if (!facts.plane)
            return false;
        const int index = facts.dimensionIndex[dimension];
        const auto [known, isNew] = indexAt.try_emplace(std::llround(facts.plane->depth() * 100), index);
        if (isNew ? !seen.insert(index).second : known->second != index)
            return false;
    }
    return true;
}

}

void addDimensionTraits(DcmDataset& dataset, std::span<FrameFacts> frames, TextReader& text)
{
    if (frames.size() < 2)
        return;
    const auto count = frames.front().dimensionIndex.size();
    if (count == 0
        || !std::ranges::all_of(frames, [&](const FrameFacts& f) { return f.dimensionIndex.size() == count; }))
        return;
    auto dimensions = dimensionsOf(dataset, text);
    dimensions.resize(std::max(dimensions.size(), count));
    std::vector<std::size_t> telling;
    for (std::size_t i = 0; i < count; ++i) {
        const bool varies = std::ranges::any_of(frames, [&](const FrameFacts& facts) {
            return facts.dimensionIndex[i] != frames.front().dimensionIndex[i];
        });
        if (varies && !dimensions[i].isPlace && !countsPlaces(frames, i))
            telling.push_back(i);
    }
    if (telling.empty())
        return;
    for (auto& facts : frames) {
        Trait trait{Discriminator::Dimension, {}, {}};
        for (const auto i : telling) {
            trait.numbers.push_back(facts.dimensionIndex[i]);
            trait.words.push_back(dimensions[i].name.empty()
                                      ? messages::UnnamedDimensionIs(i + 1, facts.dimensionIndex[i])
                                      : messages::DimensionIs(dimensions[i].name, facts.dimensionIndex[i]));
        }
        trait.text = inEnglish(trait.words);
        facts.traits.push_back(std::move(trait));
        std::ranges::sort(facts.traits, std::ranges::less(), &Trait::what);
    }
}

}
