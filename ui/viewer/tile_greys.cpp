// The greys of a tile's picture: whose window it is, the file's or the reader's, and which end is white.
#include "ui/viewer/tile.h"

#include "ui/viewer/windows.h"

#include <algorithm>
#include <span>

namespace lantern::viewer {

// Of a series the same windows slice after slice, until the reader chooses one or a file brings another. What
// the file says of it stands in its header and holds before, and without, its pixels.
void Tile::takeWindow(const dicom::FrameRef& current)
{
    if (m_image && !m_grey.firstSeen) {
        m_grey.firstSeen = m_image;
        const auto range = pixels::percentileRange(std::span(&m_grey.firstSeen, 1), 0.01, 0.99);
        m_grey.valueRange = range && range->high > range->low ? range->high - range->low : 255;
        if (!range && !isAsTaken())    // nothing of this plane is loaded yet
            m_grey.firstSeen.reset();
    }
    if (m_image && !m_grey.wasOpened && !m_presented)
        openUptake(current);
    // A window in one unit says nothing about values in another.
    if (m_image)
        m_grey.isOwn = m_grey.isOwn && m_grey.unit == unit();
    if (m_grey.isOwn)
        return;
    if (m_presented && m_presented->voi)
        m_grey.voi = *m_presented->voi;
    else if (const auto acquired = acquiredWindows(current); !acquired.empty())
        m_grey.voi = acquired[std::min(m_grey.acquiredChoice, acquired.size() - 1)].voi;
    else if (m_image)
        m_grey.voi = display::defaultLook(current, std::span(&m_grey.firstSeen, m_grey.firstSeen ? 1 : 0)).voi;
}

// As if the reader had chosen it, so that it stays while scrolling and gives way to whatever they choose.
void Tile::openUptake(const dicom::FrameRef& current)
{
    m_grey.wasOpened = true;
    auto window = display::uptakeWindow(current, m_meanings.quantities);
    if (!window || m_grey.isOwn)
        return;
    m_grey.voi = *window;
    m_grey.isOwn = true;
    m_grey.unit = unit();
    m_grey.isInverted = !display::isShownInverted(*current.instance, false);
}

void Tile::setWindow(const pixels::Voi& voi)
{
    m_grey.voi = voi;
    m_grey.isOwn = true;
    m_grey.unit = unit();
    redraw();
    Q_EMIT changed();
}

std::string Tile::unit() const
{
    const auto* grey = m_image ? std::get_if<pixels::GreyImage>(m_image.get()) : nullptr;
    return grey ? grey->rescale.unit : std::string();
}

void Tile::changeWindow(double width, double level)
{
    if (m_picture && m_picture->instance().pixels.isColour())
        return;    // true colour has no VOI (PS3.4 N.2)
    const auto* current = std::get_if<pixels::Window>(&m_grey.voi);
    pixels::Window window = current ? *current : pixels::windowLike(std::get<pixels::VoiLut>(m_grey.voi));
    const double least = valueRange() / 1000;
    // Below 1 the standard's linear function is undefined (PS3.3 C.11.2.1.2.1); the exact one is not.
    if (window.function == pixels::WindowFunction::Linear && window.width + width < 1)
        window.function = pixels::WindowFunction::LinearExact;
    window.width = std::max(least, window.width + width);
    window.centre += level;
    window.explanation.clear();
    setWindow(window);
}

void Tile::showAsAcquired()
{
    const dicom::FrameRef* current = header();
    if (!current)
        return;
    const std::size_t count = acquiredWindows(*current).size();
    m_grey.acquiredChoice = m_grey.isOwn || count == 0 ? 0 : (m_grey.acquiredChoice + 1) % count;
    m_grey.isOwn = false;
    takeImage();
    redraw();
    Q_EMIT changed();
}

void Tile::showFullRange()
{
    const auto* grey = m_image ? std::get_if<pixels::GreyImage>(drawnImage().get()) : nullptr;
    if (const auto range = grey ? pixels::fullRange(*grey) : std::nullopt)
        setWindow(pixels::windowOf(*range));
}

void Tile::setInverted(bool inverted)
{
    m_grey.isInverted = inverted;
    redraw();
    Q_EMIT changed();
}

void Tile::setGrey(const Grey& grey)
{
    m_grey = grey;
    takeImage();
    redraw();
    Q_EMIT changed();
}

std::vector<display::WindowOffer> Tile::windowOffers() const
{
    const dicom::FrameRef* current = header();
    if (!current || !m_image)
        return {};
    if (!m_presented || !m_presented->image)
        return display::windowsFor(*current, std::span(&m_image, 1), m_meanings.quantities);
    // What is drawn are no Hounsfield units any more: only its own range makes sense.
    auto offers = display::windowsFor(*current, std::span(&m_presented->image, 1));
    std::erase_if(offers, [](const auto& offer) {
        return offer.kind == display::WindowOffer::Kind::Preset || offer.kind == display::WindowOffer::Kind::AsAcquired;
    });
    return offers;
}

bool Tile::isHounsfield() const { return m_picture && display::isHounsfield(m_picture->header); }

}
