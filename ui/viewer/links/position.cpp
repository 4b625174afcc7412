#include "ui/viewer/links/link.h"
#include "ui/viewer/places.h"

namespace lantern::viewer {

namespace {

// Scrolling one view brings the others to the same place in the patient.
class PositionLink final : public Link {
public:
    void scrolled(const Viewport& from, const OnScreen& onScreen) const override
    {
        const auto place = centreOfSlice(from);
        if (!place)
            return;
        for (Viewport* other : onScreen.viewports)
            if (other != &from && areInOneSpace(*other, from, onScreen.catalogue))
                showPatientPoint(*other, *place);
    }
};

}

std::unique_ptr<const Link> make_link_position();
std::unique_ptr<const Link> make_link_position() { return std::make_unique<PositionLink>(); }

}
