#include "ui/viewer/links/links.h"

#include <QScopedValueRollback>

namespace lantern::viewer {

Links::Links()
    : m_links(makeLinks())
{
}

template <class What>
void Links::tell(const What& what)
{
    if (m_isTelling)
        return;
    const QScopedValueRollback telling(m_isTelling, true);
    for (const NamedLink& one : m_links)
        if (one.isOn)
            what(*one.link);
}

void Links::setOn(LinkId id, bool on, const Viewport& leader, const OnScreen& onScreen)
{
    NamedLink& one = m_links[static_cast<std::size_t>(id)];
    one.isOn = on;
    if (!on)
        return one.link->ended(onScreen);
    const QScopedValueRollback telling(m_isTelling, true);
    one.link->scrolled(leader, onScreen);
    one.link->windowed(leader, onScreen);
    one.link->shown(onScreen);
}

void Links::scrolled(const Viewport& from, const OnScreen& onScreen)
{
    tell([&](const Link& link) { link.scrolled(from, onScreen); });
}

void Links::windowed(const Viewport& from, const OnScreen& onScreen)
{
    tell([&](const Link& link) { link.windowed(from, onScreen); });
}

void Links::shown(const OnScreen& onScreen)
{
    tell([&](const Link& link) { link.shown(onScreen); });
}

}
