#pragma once

#include "core/files/walk.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

using files::FileStamp;

// What was read of a file when it had this stamp.
struct CachedHeader {
    std::string_view path;    // absolute
    FileStamp stamp;
    std::string_view bytes;    // see instance_bytes.h
};

// Keeps headers between two scans. It may forget any of them, and need not be believed: what comes back is checked.
// Called from one thread at a time; never fails, since a scan does without it as well.
class HeaderCache {
public:
    virtual ~HeaderCache() = default;

    // All that is kept of these files, or of files below these folders; the views hold only during the call.
    virtual void read(std::span<const std::string> roots, const std::function<void(const CachedHeader&)>& take) = 0;
    virtual void change(std::span<const CachedHeader> added, std::span<const std::string> forgotten) = 0;
};

}
