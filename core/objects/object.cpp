#include "core/objects/object.h"

#include "core/objects/messages.h"

#include <algorithm>
#include <array>

namespace lantern::objects {

#define LANTERN_OBJECT(name) Kind make_##name();
#include "core/objects/objects.def"
#undef LANTERN_OBJECT

Message notOfThisKind(const dicom::Instance& object)
{
    return messages::ObjectIsNotRead(object.path.filename().string(),
                                     object.object ? dicom::codeOf(object.object->kind) : std::string("picture"));
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
        return fail(ErrorCode::Unsupported, notOfThisKind(object));
    return kind->read(object);
}

}
