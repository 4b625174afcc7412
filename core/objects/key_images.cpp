#include "core/objects/key_images.h"

#include "core/objects/object.h"

#include <algorithm>

namespace lantern::objects {

KeyImages::KeyImages(const dicom::Catalogue& catalogue)
{
    for (const auto* series : catalogue.series())
        for (const auto& instance : series->objects) {
            if (instance->object->kind != dicom::ObjectKind::KeyObjects)
                continue;
            const auto selection = readAs<KeyObjects>(*instance);
            if (!selection)
                continue;
            for (const auto& reference : selection->references)
                for (const auto& image : reference.images)
                    m_byInstance[image.sopInstanceUid].push_back({image.frames, selection->note});
        }
}

std::vector<KeyNote> KeyImages::notesOf(const std::string& sopInstanceUid, int frame) const
{
    std::vector<KeyNote> notes;
    const auto known = m_byInstance.find(sopInstanceUid);
    if (known == m_byInstance.end())
        return notes;
    for (const auto& [frames, note] : known->second)
        if ((frames.empty() || std::ranges::find(frames, frame + 1) != frames.end())
            && std::ranges::find(notes, note) == notes.end())
            notes.push_back(note);
    return notes;
}

std::vector<KeyNote> KeyImages::notesOf(const dicom::FrameRef& frame) const
{
    return frame.instance ? notesOf(frame.instance->sopInstanceUid, frame.frame) : std::vector<KeyNote>();
}

}
