#include "ui/viewer/links/link.h"

#include "ui/viewer/patient_marks.h"

#include <array>

namespace lantern::viewer {

#define LANTERN_LINK(name, on) std::unique_ptr<const Link> make_link_##name();
#include "ui/viewer/links/links.def"
#undef LANTERN_LINK

std::vector<NamedLink> makeLinks()
{
    std::vector<NamedLink> links;
#define LANTERN_LINK(name, on) links.push_back({LinkId::name, on, make_link_##name()});
#include "ui/viewer/links/links.def"
#undef LANTERN_LINK
    return links;
}

bool areInOneSpace(const Viewport& a, const Viewport& b, const dicom::Catalogue* catalogue)
{
    const SeriesPtr one = a.series(), other = b.series();
    if (!one || !other || one->facts.frameOfReferenceUid.empty()
        || one->facts.frameOfReferenceUid != other->facts.frameOfReferenceUid)
        return false;
    const auto whose = patientsOf(std::array{one->frames.front().instance, other->frames.front().instance}, catalogue);
    return whose[0] == whose[1];
}

}
