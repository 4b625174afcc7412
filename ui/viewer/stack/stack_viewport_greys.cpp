// The greys of a view's picture: whose window it is, the file's or the reader's, and which end is white.
#include "ui/viewer/stack/stack_viewport.h"

#include "ui/viewer/windows.h"

#include <algorithm>
#include <span>

namespace lantern::viewer {

// Of a series the same windows slice after slice, until the reader chooses one or a file brings another. What
// the file says of it stands in its header and holds before, and without, its pixels.
void StackViewport::takeWindow(const dicom::FrameRef& current)
{
    if (m_shown.image && !m_voi.firstSeen) {
        m_voi.firstSeen = m_shown.image;
        const auto range = pixels::percentileRange(std::span(&m_voi.firstSeen, 1), 0.01, 0.99);
        m_voi.valueRange = range && range->high > range->low ? range->high - range->low : 255;
        if (!range && !isAsTaken())    // nothing of this plane is loaded yet
            m_voi.firstSeen.reset();
    }
    if (m_shown.image && !m_voi.wasOpened && !m_presented)
        openUptake(current);
    // A window in one unit says nothing about values in another.
    if (m_shown.image)
        m_voi.isOwn = m_voi.isOwn && m_voi.unit == unit();
    if (m_voi.isOwn)
        return;
    if (m_presented && m_presented->voi)
        m_voi.voi = *m_presented->voi;
    else if (const auto acquired = acquiredWindows(current); !acquired.empty())
        m_voi.voi = acquired[std::min(m_voi.acquiredChoice, acquired.size() - 1)].voi;
    else if (m_shown.image)
        m_voi.voi = display::defaultDisplaySettings(current, std::span(&m_voi.firstSeen, m_voi.firstSeen ? 1 : 0)).voi;
}

// As if the reader had chosen it, so that it stays while scrolling and gives way to whatever they choose.
void StackViewport::openUptake(const dicom::FrameRef& current)
{
    m_voi.wasOpened = true;
    auto window = display::uptakeWindow(current, m_shown.meanings.quantities);
    if (!window || m_voi.isOwn)
        return;
    m_voi.voi = *window;
    m_voi.isOwn = true;
    m_voi.unit = unit();
    m_voi.isInverted = !display::isShownInverted(*current.instance, false);
}

void StackViewport::setWindow(const pixels::Voi& voi)
{
    m_voi.voi = voi;
    m_voi.isOwn = true;
    m_voi.unit = unit();
    Q_EMIT sceneChanged();
    Q_EMIT changed();
    Q_EMIT windowed();
}

std::string StackViewport::unit() const
{
    const auto* grey = m_shown.image ? std::get_if<pixels::GreyImage>(m_shown.image.get()) : nullptr;
    return grey ? grey->rescale.unit : std::string();
}

void StackViewport::showAsAcquired()
{
    const dicom::FrameRef* current = header();
    if (!current)
        return;
    const std::size_t count = acquiredWindows(*current).size();
    m_voi.acquiredChoice = m_voi.isOwn || count == 0 ? 0 : (m_voi.acquiredChoice + 1) % count;
    m_voi.isOwn = false;
    takeImage();
    Q_EMIT sceneChanged();
    Q_EMIT changed();
    Q_EMIT windowed();
}

void StackViewport::setInverted(bool inverted)
{
    m_voi.isInverted = inverted;
    Q_EMIT sceneChanged();
    Q_EMIT changed();
    Q_EMIT windowed();
}

void StackViewport::setVoiState(const VoiState& state)
{
    m_voi = state;
    takeImage();
    Q_EMIT sceneChanged();
    Q_EMIT changed();
}

std::vector<display::WindowOffer> StackViewport::windowOffers() const
{
    const dicom::FrameRef* current = header();
    if (!current || !m_shown.image)
        return {};
    if (!m_presented || !m_presented->image)
        return display::windowsFor(*current, std::span(&m_shown.image, 1), m_shown.meanings.quantities);
    // What is drawn are no Hounsfield units any more: only its own range makes sense.
    auto offers = display::windowsFor(*current, std::span(&m_presented->image, 1));
    std::erase_if(offers, [](const auto& offer) {
        return offer.kind == display::WindowOffer::Kind::Preset || offer.kind == display::WindowOffer::Kind::AsAcquired;
    });
    return offers;
}

}
