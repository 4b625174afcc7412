// The images that key objects name.
#include "ui/viewer/tile.h"

#include "core/dicom/key_images.h"

#include <algorithm>

namespace lantern::viewer {

void Tile::setKeyImages(std::shared_ptr<const dicom::KeyImages> keys)
{
    m_keyImages = std::move(keys);
    redraw();
}

bool Tile::hasKeyImages() const
{
    return m_keyImages && !m_keyImages->empty() && isAsTaken()
        && std::ranges::any_of(series()->frames,
                               [this](const auto& frame) { return !m_keyImages->notesOf(frame).empty(); });
}

void Tile::showKeyImage(int step)
{
    if (!hasKeyImages())
        return;
    const auto& frames = series()->frames;
    const int count = static_cast<int>(frames.size());
    for (int i = 1; i <= count; ++i)
        if (const int at = ((m_slice + i * step) % count + count) % count;
            !m_keyImages->notesOf(frames[static_cast<std::size_t>(at)]).empty())
            return setSlice(at);
}

}
