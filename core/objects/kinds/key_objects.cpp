// key_objects: Key Object Selection Documents (PS3.3 A.35.4). Their header says all that they have to say.
#include "core/objects/key_objects.h"
#include "core/objects/object.h"

#include <algorithm>
#include <array>

namespace lantern::objects {

namespace {

// PS3.16 CID 7011: rejected for quality, for patient safety, for a wrong worklist entry, and for its age.
bool isRejection(std::string_view code)
{
    static constexpr std::array<std::string_view, 4> codes{"113001", "113037", "113038", "113039"};
    return std::ranges::find(codes, code) != codes.end();
}

Result<Content> readKeyObjects(const dicom::Instance& object)
{
    const auto& facts = *object.object;
    return KeyObjects{.note = {facts.title, facts.description, isRejection(facts.titleCode)},
                      .references = facts.references};
}

}

Kind make_key_objects()
{
    return {
        .kind = dicom::ObjectKind::KeyObjects, .reads = [](std::string_view) { return true; }, .read = readKeyObjects};
}

}
