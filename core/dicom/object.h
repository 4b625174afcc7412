#pragma once

#include "core/dicom/presentation/image_reference.h"

#include <optional>
#include <string>
#include <vector>

namespace lantern::dicom {

struct Instance;

// What a DICOM object is that is no picture of its own: what was found on pictures, planned on them, or
// measured beside them. They are listed with their study; each kind gets a reader in a file of its own.
enum class ObjectKind {
    Segmentation,
    StructuredReport,
    KeyObjects,
    PresentationState,
    StructureSet,
    Dose,
    TreatmentPlan,
    ParametricMap,
    Document,
    Waveform,
    Video,
    Annotation,
    Registration,
    PictureWithoutPixels,    // which were taken out, or the file ends before them
    Other,
};

// "segmentation": what scripts rely on.
std::string codeOf(ObjectKind kind);

// Which images an object speaks of.
struct ReferencedSeries {
    std::string uid;    // Series Instance UID; empty where the object names only instances
    ImageReferences images;    // each once, in the order met; may be empty: the whole series
};

// What a list of presentation states (PS3.3 A.33) shows of one, and which images it is for.
struct PresentationStateFacts {
    std::string label, description, creator;
    std::string date, time;    // of its creation, YYYYMMDD and HHMMSS
    ImageReferences references;    // the images that it is for
};

struct ObjectFacts {
    ObjectKind kind = ObjectKind::Other;
    std::string title;    // its own: content label, document title, structure set label
    std::string titleCode;    // of a document title that is coded (PS3.16): "113001"
    std::string description;    // of a key object selection, what its author wrote (PS3.16 TID 2010)
    std::string date, time;    // when its content was made, YYYYMMDD and HHMMSS
    std::vector<ReferencedSeries> references;
    std::optional<PresentationStateFacts> presentationState;    // of those that can be drawn
};

// By SOP Class and, for video, Transfer Syntax (PS3.4 B.5, PS3.5 10).
bool isPictureClass(const std::string& sopClassUid, const std::string& transferSyntaxUid);
ObjectKind objectKindOf(const std::string& sopClassUid, const std::string& transferSyntaxUid);

}
