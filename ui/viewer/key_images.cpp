#include "ui/viewer/key_images.h"

#include "core/objects/key_images.h"
#include "ui/viewer/stack/stack_viewport.h"

#include <algorithm>

namespace lantern::viewer {

bool hasKeyImages(const StackViewport& viewport)
{
    const auto* keys = viewport.keyImages();
    return keys && !keys->empty() && viewport.isAsTaken()
        && std::ranges::any_of(viewport.series()->frames,
                               [keys](const auto& frame) { return !keys->notesOf(frame).empty(); });
}

void showKeyImage(StackViewport& viewport, int step)
{
    if (!hasKeyImages(viewport))
        return;
    const auto& frames = viewport.series()->frames;
    const int count = static_cast<int>(frames.size());
    for (int i = 1; i <= count; ++i)
        if (const int at = ((viewport.slice() + i * step) % count + count) % count;
            !viewport.keyImages()->notesOf(frames[static_cast<std::size_t>(at)]).empty())
            return viewport.setSlice(at);
}

}
