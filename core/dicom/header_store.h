#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

// What a file is to the file system. Whoever writes to a file, or puts another in its place, changes one of these.
struct FileStamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0, changed = 0;    // nanoseconds since 1970
    bool operator==(const FileStamp&) const = default;
};

// What was read of a file when it had this stamp.
struct KeptHeader {
    std::string_view path;    // absolute
    FileStamp stamp;
    std::string_view bytes;    // see instance_bytes.h
};

// Keeps headers between two scans. It may forget any of them, and need not be believed: what comes back is checked.
// Called from one thread at a time; never fails, since a scan does without it as well.
class HeaderStore {
public:
    virtual ~HeaderStore() = default;

    // All that is kept of these files, or of files below these folders; the views hold only during the call.
    virtual void read(std::span<const std::string> roots, const std::function<void(const KeptHeader&)>& take) = 0;
    virtual void change(std::span<const KeptHeader> added, std::span<const std::string> forgotten) = 0;
};

}
