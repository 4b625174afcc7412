#include "core/objects/object.h"

#include "core/objects/messages.h"

#include <algorithm>
#include <array>

namespace lantern::objects {

#define LANTERN_OBJECT(name) Kind make_##name();
#include "core/objects/objects.def"
#undef LANTERN_OBJECT

namespace {

Message notRead(const dicom::Instance& object)
{
    return messages::ObjectIsNotRead(object.path.filename().string(),
                                     object.object ? dicom::codeOf(object.object->kind) : std::string("picture"));
}

template <class T>
Result<T> as(const dicom::Instance& object)
{
    LANTERN_TRY(content, read(object));
    if (auto* said = std::get_if<T>(&content))
        return std::move(*said);
    return fail(ErrorCode::Unsupported, notRead(object));
}

}

std::span<const Kind> kinds()
{
    static const std::array all{
#define LANTERN_OBJECT(name) make_##name(),
#include "core/objects/objects.def"
#undef LANTERN_OBJECT
    };
    return all;
}

const Kind* kindOf(const dicom::Instance& object)
{
    if (!object.object)
        return nullptr;
    const auto all = kinds();
    const auto found = std::ranges::find_if(
        all, [&](const Kind& kind) { return kind.kind == object.object->kind && kind.reads(object.sopClassUid); });
    return found == all.end() ? nullptr : &*found;
}

Result<Content> read(const dicom::Instance& object)
{
    const Kind* kind = kindOf(object);
    if (!kind)
        return fail(ErrorCode::Unsupported, notRead(object));
    return kind->read(object);
}

template <>
Result<KeyObjects> readAs(const dicom::Instance& object)
{
    return as<KeyObjects>(object);
}

template <>
Result<dicom::PresentationStatePtr> readAs(const dicom::Instance& object)
{
    return as<dicom::PresentationStatePtr>(object);
}

}
