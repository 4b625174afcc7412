#pragma once

#include "core/dicom/catalogue.h"
#include "ui/viewer/viewport.h"

#include <memory>
#include <span>

// What one view's change means for the others beside it: one file a link on this shelf, and a line in links.def.
namespace lantern::viewer {

// The views of stacks that are on screen together; empty where planes of one volume are shown, which a crosshair
// holds together.
struct OnScreen {
    std::span<Viewport* const> viewports;
    const dicom::Catalogue* catalogue = nullptr;    // who is one patient is asked of all that is open
};

class Link {
public:
    virtual ~Link() = default;

    virtual void scrolled(const Viewport&, const OnScreen&) const { }    // a person brought this view to another place
    virtual void windowed(const Viewport&, const OnScreen&) const { }    // a person changed its greys
    virtual void shown(const OnScreen&) const { }    // one of them shows another picture, or others are on screen
    virtual void ended(const OnScreen&) const { }    // the link was switched off
};

enum class LinkId {
#define LANTERN_LINK(name, on) name,
#include "ui/viewer/links/links.def"
#undef LANTERN_LINK
};

struct NamedLink {
    LinkId id;
    bool isOn;    // where nobody has chosen
    std::unique_ptr<const Link> link;
};
std::vector<NamedLink> makeLinks();

// One Frame of Reference of one patient: files made nameless by careless programs may share theirs. False where
// either view is empty or does not name its space.
bool areInOneSpace(const Viewport& a, const Viewport& b, const dicom::Catalogue* catalogue);

}
