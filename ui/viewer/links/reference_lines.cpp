#include "ui/viewer/links/link.h"

namespace lantern::viewer {

namespace {

// Lines where the picture of another view cuts a view's own.
class ReferenceLines final : public Link {
public:
    void shown(const OnScreen& onScreen) const override
    {
        for (Viewport* viewport : onScreen.viewports) {
            std::vector<display::Picture> others;
            for (const Viewport* other : onScreen.viewports)
                if (other != viewport && other->picture() && areInOneSpace(*viewport, *other, onScreen.catalogue))
                    others.push_back(*other->picture());
            viewport->setLayer(display::LayerId::reference_lines, {.isOn = true});
            viewport->setOthers(std::move(others));
        }
    }
    void ended(const OnScreen& onScreen) const override
    {
        for (Viewport* viewport : onScreen.viewports)
            viewport->setLayer(display::LayerId::reference_lines, {.isOn = false});
    }
};

}

std::unique_ptr<const Link> make_link_reference_lines();
std::unique_ptr<const Link> make_link_reference_lines() { return std::make_unique<ReferenceLines>(); }

}
