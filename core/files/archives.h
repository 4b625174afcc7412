#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/files/file_lock.h"
#include "core/files/walk.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lantern::files {

// The archives that a person opened: what they hold lies in a folder that this user alone can read, for as long as this
// lives. What a program left there that was killed goes when the next one opens an archive. May be asked from any
// thread.
class Archives {
public:
    explicit Archives(std::filesystem::path folder = defaultFolder());
    ~Archives();
    Archives(const Archives&) = delete;
    Archives& operator=(const Archives&) = delete;

    // Below the user's cache.
    static std::filesystem::path defaultFolder();

    // Tried for every archive that is locked.
    void addPassword(std::string password);

    struct Opened {
        std::vector<std::filesystem::path> paths;    // each archive exchanged for the folder with what it holds
        std::vector<NotRead> left;    // what of them was not unpacked, and why
        bool hasArchives = false;
    };
    // An archive that did not change since it was opened is not unpacked again. See unpackArchive() for errors.
    Result<Opened> open(std::span<const std::filesystem::path> paths, Job& job);

    // As people know it: "/home/me/study.zip/IMAGES/1" for a file that came out of an archive, all others as they are.
    std::filesystem::path shown(const std::filesystem::path& path) const;

private:
    struct One {
        std::filesystem::path archive, folder;
        FileStamp stamp;
        std::vector<NotRead> left;
    };
    Result<void> makePlace();
    Result<const One*> opened(const std::filesystem::path& archive, Job& job);

    mutable std::mutex m_mutex;
    std::filesystem::path m_base, m_place;    // m_place: of this program, below m_base; empty until it is needed
    std::optional<FileLock> m_lock;    // says that this program lives
    std::vector<One> m_all;
    std::vector<std::string> m_passwords;
};

}
