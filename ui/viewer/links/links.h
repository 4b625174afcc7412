#pragma once

#include "ui/viewer/links/link.h"

#include <vector>

namespace lantern::viewer {

// Every link of the shelf, each on or off.
class Links {
public:
    Links();

    bool isOn(LinkId id) const { return m_links[static_cast<std::size_t>(id)].isOn; }
    // What is on begins with what `leader` shows; what is off takes away what it did, in every view there is.
    void setOn(LinkId id, bool on, const Viewport& leader, const OnScreen& onScreen);

    void scrolled(const Viewport& from, const OnScreen& onScreen);
    void windowed(const Viewport& from, const OnScreen& onScreen);
    void shown(const OnScreen& onScreen);

private:
    template <class What>
    void tell(const What& what);

    std::vector<NamedLink> m_links;    // in the order of LinkId
    bool m_isTelling = false;    // a view that follows leads no other
};

}
