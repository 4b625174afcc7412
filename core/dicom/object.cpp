#include "core/dicom/object.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lantern::dicom {

namespace {

constexpr std::string_view storage = "1.2.840.10008.5.1.4.1.1.";

struct Class {
    std::string_view uid;    // behind `storage`; with a point at its end, all that begin so
    ObjectKind kind;
};

// PS3.4 table B.5-1; the first that fits counts.
constexpr std::array classes{
    Class{"66.4", ObjectKind::Segmentation},    Class{"66.5", ObjectKind::Segmentation},    // of surfaces
    Class{"66.7", ObjectKind::Segmentation},    // as labels
    Class{"66.8", ObjectKind::Segmentation},    // of heights
    Class{"66.1", ObjectKind::Registration},    Class{"66.2", ObjectKind::Registration},    // fiducials
    Class{"66.3", ObjectKind::Registration},    Class{"88.59", ObjectKind::KeyObjects},
    Class{"88.", ObjectKind::StructuredReport}, Class{"11.", ObjectKind::PresentationState},
    Class{"481.2", ObjectKind::Dose},           Class{"481.3", ObjectKind::StructureSet},
    Class{"481.5", ObjectKind::TreatmentPlan},  Class{"481.8", ObjectKind::TreatmentPlan},
    Class{"30", ObjectKind::ParametricMap},     Class{"104.", ObjectKind::Document},
    Class{"9.", ObjectKind::Waveform},          Class{"91.1", ObjectKind::Annotation},
    Class{"77.1.1.1", ObjectKind::Video},       Class{"77.1.2.1", ObjectKind::Video},
    Class{"77.1.4.1", ObjectKind::Video},
};

const Class* knownClass(std::string_view uid)
{
    if (!uid.starts_with(storage))
        return nullptr;
    uid.remove_prefix(storage.size());
    for (const auto& known : classes)
        if (known.uid.ends_with('.') ? uid.starts_with(known.uid) : uid == known.uid)
            return &known;
    return nullptr;
}

// MPEG-2, MPEG-4 and HEVC: one stream for all frames (PS3.5 10.9 and on).
bool isVideoSyntax(std::string_view uid)
{
    constexpr std::string_view compressed = "1.2.840.10008.1.2.4.10";
    return uid.starts_with(compressed) && uid.size() >= compressed.size() + 1
        && (uid.size() == compressed.size() + 1 || uid[compressed.size() + 1] == '.');
}

// Whether objects of this class are pictures, which without pixels are none (PS3.3 A.1.4).
bool mustHavePixels(const std::string& sopClassUid)
{
    // PS3.4 table B.5-1, behind `storage`.
    static constexpr std::array<std::string_view, 52> pictures{
        "1",        "1.1",      "1.1.1",  "1.2",    "1.2.1",  "1.3",    "1.3.1",  "2",        "2.1",
        "2.2",      "3",        "3.1",    "4",      "4.1",    "4.3",    "4.4",    "5",        "6",
        "6.1",      "6.2",      "6.3",    "7",      "7.1",    "7.2",    "7.3",    "7.4",      "12.1",
        "12.1.1",   "12.2",     "12.2.1", "12.3",   "13.1.1", "13.1.2", "13.1.3", "13.1.4",   "13.1.5",
        "14.1",     "14.2",     "20",     "77.1.1", "77.1.2", "77.1.3", "77.1.4", "77.1.5.1", "77.1.5.2",
        "77.1.5.4", "77.1.5.8", "77.1.6", "128",    "128.1",  "130",    "481.1"};
    return sopClassUid.starts_with(storage)
        && std::ranges::find(pictures, std::string_view(sopClassUid).substr(storage.size())) != pictures.end();
}

}

std::string codeOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Segmentation: return "segmentation";
    case ObjectKind::StructuredReport: return "structured-report";
    case ObjectKind::KeyObjects: return "key-objects";
    case ObjectKind::PresentationState: return "presentation-state";
    case ObjectKind::StructureSet: return "structure-set";
    case ObjectKind::Dose: return "dose";
    case ObjectKind::TreatmentPlan: return "treatment-plan";
    case ObjectKind::ParametricMap: return "parametric-map";
    case ObjectKind::Document: return "document";
    case ObjectKind::Waveform: return "waveform";
    case ObjectKind::Video: return "video";
    case ObjectKind::Annotation: return "annotation";
    case ObjectKind::Registration: return "registration";
    case ObjectKind::PictureWithoutPixels: return "picture-without-pixels";
    case ObjectKind::Other: return "other";
    }
    return "other";
}

bool isPictureClass(const std::string& sopClassUid, const std::string& transferSyntaxUid)
{
    return !knownClass(sopClassUid) && !isVideoSyntax(transferSyntaxUid);
}

ObjectKind objectKindOf(const std::string& sopClassUid, const std::string& transferSyntaxUid)
{
    if (const auto* known = knownClass(sopClassUid))
        return known->kind;
    if (isVideoSyntax(transferSyntaxUid))
        return ObjectKind::Video;
    return mustHavePixels(sopClassUid) ? ObjectKind::PictureWithoutPixels : ObjectKind::Other;
}

}
