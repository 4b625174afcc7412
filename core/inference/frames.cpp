#include "core/inference/frames.h"

#include "core/dicom/decode.h"
#include "core/pixels/values.h"

#include <algorithm>

namespace lantern::inference {

Result<pixels::ImagePtr> decodedFrame(const dicom::FrameRef& frame)
{
    return dicom::decodeFrame(*frame.instance, frame.frame);
}

SharedFrames::SharedFrames(Frames decode)
    : m_decode(std::move(decode))
{
}

Result<pixels::ImagePtr> SharedFrames::of(const dicom::FrameRef& frame)
{
    const std::pair key(frame.instance.get(), frame.frame);
    const auto stamp = files::stampOf(frame.instance->path.string());
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_entries.find(key); found != m_entries.end()) {
            const Entry& entry = found->second;
            if (auto image = entry.image.lock();
                image && entry.instance.lock() == frame.instance && entry.stamp == stamp)
                return image;
        }
    }
    LANTERN_TRY(image, m_decode(frame));
    const std::lock_guard lock(m_mutex);
    m_entries[key] = {frame.instance, stamp, image};
    if (m_entries.size() >= m_tidyAt) {
        std::erase_if(m_entries, [](const auto& entry) { return entry.second.image.expired(); });
        m_tidyAt = std::max<std::size_t>(1024, 2 * m_entries.size());
    }
    return std::move(image);
}

Frames heldFrames(Frames from, std::size_t byteBudget)
{
    struct Held {
        std::map<std::pair<const dicom::Instance*, int>, std::pair<dicom::InstancePtr, pixels::ImagePtr>> frames;
        std::size_t bytesLeft = 0;
    };
    const auto held = std::make_shared<Held>();
    held->bytesLeft = byteBudget;
    return [from = std::move(from), held](const dicom::FrameRef& frame) -> Result<pixels::ImagePtr> {
        const std::pair key(frame.instance.get(), frame.frame);
        if (const auto found = held->frames.find(key); found != held->frames.end())
            return found->second.second;
        LANTERN_TRY(image, from(frame));
        if (const auto bytes = pixels::bytesOf(*image); bytes <= held->bytesLeft) {
            held->bytesLeft -= bytes;
            held->frames[key] = {frame.instance, image};
        }
        return std::move(image);
    };
}

}
