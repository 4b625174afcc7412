#include "core/dicom/dataset/object_facts_internal.h"

#include "core/dicom/limits.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

namespace lantern::dicom {

namespace {

// Storage objects; a performed procedure step or a printed film are referred to as well.
bool isStored(const std::string& sopClassUid) { return sopClassUid.starts_with("1.2.840.10008.5.1.4.1.1."); }

class References {
public:
    void walk(DcmItem& item, const std::string& seriesUid, int depth)
    {
        for (DcmObject* child = nullptr; (child = item.nextInContainer(child)) != nullptr;) {
            auto* sequence = dynamic_cast<DcmSequenceOfItems*>(child);
            if (!sequence || depth > limits::levelsOfReferences)
                continue;
            for (DcmObject* entry = nullptr; (entry = sequence->nextInContainer(entry)) != nullptr;)
                if (auto* inner = dynamic_cast<DcmItem*>(entry))
                    take(*inner, seriesUid, depth);
        }
    }

    std::vector<ReferencedSeries> series() &&
    {
        std::vector<ReferencedSeries> result;
        std::map<std::string, std::size_t> places;
        for (const auto& uid : m_order) {
            const auto& image = m_images[uid];
            const auto [place, isNew] = places.try_emplace(image.series, result.size());
            if (isNew)
                result.push_back({image.series, {}});
            result[place->second].images.push_back({uid, {image.frames.begin(), image.frames.end()}});
        }
        // Registrations and structure sets may name a series and none of its images.
        for (const auto& uid : m_bareSeries)
            if (!places.contains(uid))
                result.push_back({uid, {}});
        return result;
    }

private:
    void take(DcmItem& item, const std::string& outerSeries, int depth)
    {
        std::string series = codeOf(item, DCM_SeriesInstanceUID);
        if (series.empty())
            series = outerSeries;
        else
            m_bareSeries.insert(series);
        const auto uid = codeOf(item, DCM_ReferencedSOPInstanceUID);
        const auto sopClass = codeOf(item, DCM_ReferencedSOPClassUID);
        if (!uid.empty() && (sopClass.empty() || isStored(sopClass)) && m_order.size() < limits::references) {
            const auto [known, isNew] = m_images.try_emplace(uid);
            if (isNew)
                m_order.push_back(uid);
            if (known->second.series.empty())
                known->second.series = series;    // elsewhere it is named with its series
            // A list of all that is referred to names no frames, and does not mean all of them.
            for (const double frame : decimalsOf(item, DCM_ReferencedFrameNumber))
                if (frame >= 1 && frame <= std::numeric_limits<int>::max())
                    known->second.frames.insert(static_cast<int>(frame));
        }
        walk(item, series, depth + 1);
    }

    struct Image {
        std::string series;
        std::set<int> frames;
    };
    std::map<std::string, Image> m_images;    // by SOP Instance UID
    std::vector<std::string> m_order;
    std::set<std::string> m_bareSeries;
};

// TID 2010: TEXT, 113012 Key Object Description.
std::string keyObjectDescription(DcmDataset& dataset, TextReader& text)
{
    DcmSequenceOfItems* content = nullptr;
    if (dataset.findAndGetSequence(DCM_ContentSequence, content).bad() || !content)
        return {};
    for (DcmObject* entry = nullptr; (entry = content->nextInContainer(entry)) != nullptr;)
        if (auto* item = dynamic_cast<DcmItem*>(entry))
            if (DcmItem* name = itemOf(*item, DCM_ConceptNameCodeSequence);
                name && codeOf(*name, DCM_CodeValue) == "113012")
                return text.textOf(*item, DCM_TextValue);
    return {};
}

std::string firstText(TextReader& text, std::initializer_list<DcmTagKey> tags)
{
    for (const auto& tag : tags)
        if (auto found = text.textOf(tag); !found.empty())
            return found;
    return {};
}

std::string firstDate(DcmDataset& dataset, std::initializer_list<DcmTagKey> tags)
{
    for (const auto& tag : tags)
        if (const auto date = canonicalDate(codeOf(dataset, tag)))
            return *date;
    return {};
}

std::string firstTime(DcmDataset& dataset, std::initializer_list<DcmTagKey> tags)
{
    for (const auto& tag : tags)
        if (const auto time = canonicalTime(codeOf(dataset, tag)))
            return *time;
    return {};
}

}

std::vector<ReferencedSeries> referencesOf(DcmDataset& dataset)
{
    References references;
    references.walk(dataset, "", 0);
    return std::move(references).series();
}

ObjectFacts objectFactsOf(DcmDataset& dataset, TextReader& text, const Instance& instance)
{
    ObjectFacts facts;
    facts.kind = objectKindOf(instance.sopClassUid, instance.transferSyntaxUid);
    if (DcmItem* name = itemOf(dataset, DCM_ConceptNameCodeSequence)) {
        facts.title = text.textOf(*name, DCM_CodeMeaning);
        facts.titleCode = codeOf(*name, DCM_CodeValue);
    }
    if (facts.title.empty())
        facts.title = firstText(text,
                                {DCM_DocumentTitle, DCM_StructureSetLabel, DCM_RTPlanLabel, DCM_ContentDescription,
                                 DCM_ContentLabel, DCM_SeriesDescription});
    facts.date = firstDate(dataset,
                           {DCM_ContentDate, DCM_PresentationCreationDate, DCM_StructureSetDate, DCM_RTPlanDate,
                            DCM_InstanceCreationDate, DCM_SeriesDate, DCM_StudyDate});
    facts.time = firstTime(dataset,
                           {DCM_ContentTime, DCM_PresentationCreationTime, DCM_StructureSetTime, DCM_RTPlanTime,
                            DCM_InstanceCreationTime, DCM_SeriesTime, DCM_StudyTime});
    if (facts.kind == ObjectKind::KeyObjects)
        facts.description = keyObjectDescription(dataset, text);
    facts.references = referencesOf(dataset);
    return facts;
}

}
