#pragma once

#include "core/base/result.h"
#include "core/dicom/instance.h"
#include "core/dicom/object.h"
#include "core/dicom/presentation/presentation_state.h"
#include "core/objects/key_objects.h"

#include <memory>
#include <span>
#include <string_view>
#include <variant>

// Objects that say something of pictures: what was found on them, who is to look at them, how they are to be seen. A
// header tells which kind an object is and which images it names (dicom::ObjectFacts); what it says is read when it is
// asked for. The shelf kinds/ has one file a kind; objects.def lists them. A kind without a file is listed and not
// drawn.
namespace lantern::objects {

// What was read of one.
using Content = std::variant<KeyObjects, dicom::PresentationStatePtr>;

struct Kind {
    dicom::ObjectKind kind = dicom::ObjectKind::Other;
    // Of the SOP Classes of this kind, those that are read.
    bool (*reads)(std::string_view sopClassUid) = nullptr;
    Result<Content> (*read)(const dicom::Instance& object) = nullptr;
};

std::span<const Kind> kinds();    // in the order of objects.def
const Kind* kindOf(const dicom::Instance& object);    // null: it is listed alone

// Whether Lantern draws it, or says it beside a picture.
inline bool isDrawn(const dicom::Instance& object) { return kindOf(object) != nullptr; }

// Unsupported for a kind that nothing here reads; else as reading its file fails.
Result<Content> read(const dicom::Instance& object);

Message notOfThisKind(const dicom::Instance& object);

// Unsupported too where it is something else.
template <class T>
Result<T> readAs(const dicom::Instance& object)
{
    LANTERN_TRY(content, read(object));
    if (auto* said = std::get_if<T>(&content))
        return std::move(*said);
    return fail(ErrorCode::Unsupported, notOfThisKind(object));
}

}
