#pragma once

#include "core/base/job.h"
#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What lies under some paths, before anything of it is read. One walk for every kind of file that is looked for, so
// that all of them follow the same links and leave out the same things.
namespace lantern::files {

// What a file is to the file system. Whoever writes to a file, or puts another in its place, changes one of these.
struct FileStamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0, changed = 0;    // nanoseconds since 1970
    bool operator==(const FileStamp&) const = default;
};

// Nothing where there is no such file, or something else has that name.
std::optional<FileStamp> stampOf(const std::string& path);

struct FoundFile {
    std::string path;    // as the walk came to it
    FileStamp stamp;
};

// What was not read, and why.
struct NotRead {
    std::filesystem::path path;
    Message reason;
};

struct Walked {
    std::vector<FoundFile> files;    // each once; those of a folder by name, then those of its folders by name
    std::vector<NotRead> left;    // what a person would look for among the files, and what stood in the way
    bool searched = false;    // at least one path could be looked into
};

// Plain files under files and folders, hidden ones too. Links are followed: a folder is walked once, whichever ways
// lead to it, under its own name where it has one here, so that loops end; a link to a folder above those that were
// asked for is left out. Pipes, sockets and devices are never opened.
Walked walk(std::span<const std::filesystem::path> paths, Job& job);

}
