#pragma once

#include "core/base/result.h"
#include "core/dicom/instance.h"
#include "core/files/walk.h"
#include "core/pixels/image.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace lantern::inference {

// A decoded frame, from whoever has it.
using Frames = std::function<Result<pixels::ImagePtr>(const dicom::FrameRef&)>;

// Decodes each time.
Result<pixels::ImagePtr> decodedFrame(const dicom::FrameRef& frame);

// Frames that somebody holds, for others who want the same: nothing is decoded twice while it is held and its file
// stays what it was. Nothing is held here, so the budgets of the holders stay what they are. May be asked from any
// thread.
class SharedFrames {
public:
    explicit SharedFrames(Frames decode = decodedFrame);

    Result<pixels::ImagePtr> of(const dicom::FrameRef& frame);

private:
    struct Entry {
        std::weak_ptr<const dicom::Instance> instance;    // another one may lie at the same address later
        std::optional<files::FileStamp> stamp;    // before it was decoded
        std::weak_ptr<const pixels::Image> image;
    };
    Frames m_decode;
    std::mutex m_mutex;
    std::map<std::pair<const dicom::Instance*, int>, Entry> m_entries;
    std::size_t m_tidyAt = 1024;    // entries; those that nobody holds go then
};

// Holds what it was asked for, as much as fits into a budget of bytes: for work that looks at each frame a few times.
// What does not fit is asked for again. For one thread.
Frames heldFrames(Frames from, std::size_t byteBudget);

}
