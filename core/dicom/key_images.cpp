#include "core/dicom/key_images.h"

#include "core/dicom/object.h"
#include "core/dicom/references.h"

#include <algorithm>
#include <array>

namespace lantern::dicom {

namespace {

// PS3.16 CID 7011: rejected for quality, for patient safety, for a wrong worklist entry, and for its age.
bool isRejection(std::string_view code)
{
    static constexpr std::array<std::string_view, 4> codes{"113001", "113037", "113038", "113039"};
    return std::ranges::find(codes, code) != codes.end();
}

}

KeyImages::KeyImages(const Catalogue& catalogue)
{
    for (const auto* series : catalogue.series())
        for (const auto& instance : objectsOf(*series)) {
            const auto& object = *instance->object;
            if (object.kind != ObjectKind::KeyObjects)
                continue;
            const KeyNote note{object.title, object.description, isRejection(object.titleCode)};
            for (const auto& reference : object.references)
                for (const auto& image : reference.images)
                    m_byInstance[image.sopInstanceUid].push_back({image.frames, note});
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

std::vector<KeyNote> KeyImages::notesOf(const FrameRef& frame) const
{
    return frame.instance ? notesOf(frame.instance->sopInstanceUid, frame.frame) : std::vector<KeyNote>();
}

}
