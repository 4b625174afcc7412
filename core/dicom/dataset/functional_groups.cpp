// Enhanced objects say what holds for all frames in one place and what holds for one frame in another.
#include "core/dicom/dataset/date_time_internal.h"
#include "core/dicom/dataset/display_internal.h"
#include "core/dicom/dataset/frames_internal.h"
#include "core/dicom/dataset/quantities_internal.h"
#include "core/dicom/dataset/traits_internal.h"
#include "core/dicom/messages.h"

#include <algorithm>

namespace lantern::dicom {

namespace {

// The groups that speak of one frame: its own group replaces the shared one as a whole.
class FunctionalGroups {
public:
    FunctionalGroups(DcmItem* shared, DcmItem* perFrame)
        : m_shared(shared)
        , m_perFrame(perFrame)
    {
    }

    // Whose group it is: the frame's own, or that of all.
    DcmItem* owner(const DcmTagKey& tag) const
    {
        if (m_perFrame && itemOf(*m_perFrame, tag))
            return m_perFrame;
        return m_shared && itemOf(*m_shared, tag) ? m_shared : nullptr;
    }

    DcmItem* group(const DcmTagKey& tag) const
    {
        DcmItem* whose = owner(tag);
        return whose ? itemOf(*whose, tag) : nullptr;
    }

private:
    DcmItem* m_shared;
    DcmItem* m_perFrame;
};

// Frame Type stands in a group of each modality's own.
const DcmTagKey frameTypeGroups[] = {
    DCM_MRImageFrameTypeSequence,        DCM_CTImageFrameTypeSequence,          DCM_PETFrameTypeSequence,
    DCM_XRay3DFrameTypeSequence,         DCM_XAXRFFrameCharacteristicsSequence, DCM_ParametricMapFrameTypeSequence,
    DCM_MRSpectroscopyFrameTypeSequence, DCM_USImageDescriptionSequence};

void readPlace(const FunctionalGroups& groups, FrameFacts& facts, Warnings& warnings)
{
    DcmItem* position = groups.group(DCM_PlanePositionSequence);
    DcmItem* orientation = groups.group(DCM_PlaneOrientationSequence);
    DcmItem* measures = groups.group(DCM_PixelMeasuresSequence);
    const auto spacing = measures ? spacingOf(*measures, DCM_PixelSpacing) : std::nullopt;
    if (position && orientation && spacing)
        facts.plane = planeOf(*position, *orientation, *spacing, warnings);
}

void readKind(const FunctionalGroups& groups, FrameFacts& facts)
{
    if (DcmItem* anatomy = groups.group(DCM_FrameAnatomySequence))
        facts.laterality = codeOf(*anatomy, DCM_FrameLaterality);
    for (const auto& tag : frameTypeGroups)
        if (DcmItem* type = groups.group(tag); type && facts.frameType.empty())
            facts.frameType = bytesOf(*type, DCM_FrameType);
}

void readContent(DcmItem& content, const Instance& instance, FrameFacts& facts, Warnings& warnings)
{
    if (const auto moment = momentFrom(codeOf(content, DCM_FrameAcquisitionDateTime), "FrameAcquisitionDateTime",
                                       instance.timezone, warnings)) {
        facts.acquisitionDate = moment->date;
        facts.acquisitionTime = moment->time;
    }
    facts.stackId = codeOf(content, DCM_StackID);
    facts.inStackPosition = integerOf(content, DCM_InStackPositionNumber);
    for (const double index : decimalsOf(content, DCM_DimensionIndexValues))
        facts.dimensionIndex.push_back(static_cast<int>(index));
}

// How the frame's stored values become grey levels, and what else they mean.
void readDisplay(DcmDataset& dataset, const FunctionalGroups& groups, const Instance& instance, FrameFacts& facts,
                 TextReader& text, Warnings& warnings)
{
    if (DcmItem* transformation = groups.group(DCM_PixelValueTransformationSequence))
        readRescale(dataset, *transformation, instance, facts, warnings);
    if (DcmItem* voi = groups.group(DCM_FrameVOILUTSequence)) {
        facts.windows = windowsOf(*voi, text, warnings);
        facts.voiLuts = voiLutsOf(*voi, text, instance.pixels.isSigned || facts.intercept < 0, warnings);
    }
    if (DcmItem* whose = groups.owner(DCM_RealWorldValueMappingSequence); whose && !instance.hasModalityLut)
        facts.quantities = quantitiesOf(*whose, text, facts.slope, facts.intercept, warnings);
}

FrameFacts factsOf(DcmDataset& dataset, const FunctionalGroups& groups, const Instance& instance,
                   const FrameFacts& whole, TextReader& text, Warnings& warnings)
{
    FrameFacts facts = whole;
    readPlace(groups, facts, warnings);
    readDisplay(dataset, groups, instance, facts, text, warnings);
    readKind(groups, facts);
    if (DcmItem* content = groups.group(DCM_FrameContentSequence))
        readContent(*content, instance, facts, warnings);
    return facts;
}

}

std::vector<DcmItem*> itemsOf(DcmItem& item, const DcmTagKey& sequenceTag)
{
    std::vector<DcmItem*> items;
    DcmSequenceOfItems* sequence = nullptr;
    if (item.findAndGetSequence(sequenceTag, sequence).bad() || !sequence)
        return items;
    for (DcmObject* child = nullptr; (child = sequence->nextInContainer(child)) != nullptr;)
        items.push_back(static_cast<DcmItem*>(child));
    return items;
}

DcmItem* firstFunctionalGroup(DcmDataset& dataset, const DcmTagKey& group)
{
    return FunctionalGroups(itemOf(dataset, DCM_SharedFunctionalGroupsSequence),
                            itemOf(dataset, DCM_PerFrameFunctionalGroupsSequence))
        .group(group);
}

std::vector<FrameFacts> enhancedFrames(DcmDataset& dataset, const Instance& instance, const FrameFacts& whole,
                                       Warnings& warnings)
{
    const auto count = static_cast<std::size_t>(instance.pixels.frames);
    TextReader text(dataset);
    TraitReader traits(dataset, text, instance.series.modality == "MR");
    DcmItem* shared = itemOf(dataset, DCM_SharedFunctionalGroupsSequence);
    const auto perFrame = itemsOf(dataset, DCM_PerFrameFunctionalGroupsSequence);
    if (!perFrame.empty() && perFrame.size() < count)
        warn(warnings, WarningCode::FramesWithoutPlace, messages::SomeFramesWithoutPlace(perFrame.size(), count));
    std::vector<FrameFacts> frames;
    frames.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        DcmItem* own = i < perFrame.size() ? perFrame[i] : nullptr;
        frames.push_back(factsOf(dataset, {shared, own}, instance, whole, text, warnings));
        frames.back().traits = traits.traitsOf(shared, own);
    }
    addDimensionTraits(dataset, frames, text);
    return frames;
}

}
