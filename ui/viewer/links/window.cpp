#include "ui/viewer/links/link.h"

namespace lantern::viewer {

namespace {

bool haveValuesInCommon(const Viewport& a, const Viewport& b)
{
    return a.series() && b.series() && a.series()->facts.modality == b.series()->facts.modality;
}

// A window that is chosen in one view holds in the others of its modality: brightness means the same in all, before
// and after, with and without contrast. A view whose values have another unit takes its own back when it sees them.
class WindowLink final : public Link {
public:
    void windowed(const Viewport& from, const OnScreen& onScreen) const override
    {
        const VoiState& chosen = from.voiState();
        for (Viewport* other : onScreen.viewports) {
            if (other == &from || !haveValuesInCommon(from, *other))
                continue;
            VoiState wanted = other->voiState();
            static_cast<display::Greys&>(wanted) = chosen;
            wanted.unit = chosen.unit;
            wanted.acquiredChoice = chosen.acquiredChoice;
            if (!(wanted == other->voiState()))
                other->setVoiState(wanted);
        }
    }
};

}

std::unique_ptr<const Link> make_link_window();
std::unique_ptr<const Link> make_link_window() { return std::make_unique<WindowLink>(); }

}
