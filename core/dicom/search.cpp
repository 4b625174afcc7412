#include "core/dicom/search.h"

#include "core/dicom/dataset/dicomdir_internal.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <sys/stat.h>
#include <unordered_set>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

using OpenFolder = std::unique_ptr<DIR, int (*)(DIR*)>;

FileStamp stampFrom(const struct stat& facts)
{
    const auto nanoseconds = [](const timespec& time) {
        return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    };
    return {.device = facts.st_dev,
            .inode = facts.st_ino,
            .size = static_cast<std::uint64_t>(facts.st_size),
            .modified = nanoseconds(facts.st_mtim),
            .changed = nanoseconds(facts.st_ctim)};
}

// The stamp of a plain file, or of the one that a link leads to.
std::optional<FileStamp> fileAt(int folder, const char* name)
{
    struct stat facts { };
    if (::fstatat(folder, name, &facts, 0) != 0 || !S_ISREG(facts.st_mode))
        return std::nullopt;
    return stampFrom(facts);
}

bool isFolder(int folder, const dirent& entry)
{
    if (entry.d_type != DT_UNKNOWN)
        return entry.d_type == DT_DIR;
    struct stat facts { };
    return ::fstatat(folder, entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(facts.st_mode);
}

// What lies in one folder: its files to `found`, its folders by name.
std::vector<std::string> lookInto(const std::string& name, DIR* folder, Found& found, Job& job)
{
    const std::string before = name.ends_with('/') ? name : name + '/';
    const auto first = static_cast<std::ptrdiff_t>(found.files.size());
    std::vector<std::string> folders;
    errno = 0;
    while (const dirent* entry = job.cancelled() ? nullptr : ::readdir(folder)) {
        const std::string_view child = entry->d_name;
        if (child != "." && child != "..") {
            if (isFolder(::dirfd(folder), *entry))
                folders.push_back(before + entry->d_name);
            else if (const auto stamp = fileAt(::dirfd(folder), entry->d_name))
                found.files.push_back({before + entry->d_name, *stamp});
        }
        errno = 0;
    }
    if (errno != 0)
        found.missing.push_back({name, fmt::format("The search of the folder broke off: {}.", std::strerror(errno))});
    std::sort(found.files.begin() + first, found.files.end(), [&](const FoundFile& a, const FoundFile& b) {
        return std::strcmp(a.path.c_str() + before.size(), b.path.c_str() + before.size()) < 0;
    });
    std::ranges::sort(folders);
    return folders;
}

// Folders wait in a list, since a tree may be deeper than the stack or than open files allow.
void walk(const std::string& root, Found& found, Job& job)
{
    std::vector<std::string> waiting{root};
    while (!waiting.empty() && !job.cancelled()) {
        const std::string name = std::move(waiting.back());
        waiting.pop_back();
        const OpenFolder folder(::opendir(name.c_str()), ::closedir);
        if (folder) {
            found.searched = true;
            const auto folders = lookInto(name, folder.get(), found, job);
            waiting.insert(waiting.end(), folders.rbegin(), folders.rend());
        } else if (name == root || errno != EACCES) {
            found.missing.push_back({name, fmt::format("The folder cannot be searched: {}.", std::strerror(errno))});
        }
    }
}

void addDicomdir(const fs::path& file, Found& found)
{
    auto named = filesOfDicomdir(file);
    if (!named) {
        found.missing.push_back({file, named.error().sentence});
        return;
    }
    for (auto& path : *named) {
        if (const auto stamp = stampOf(path.native()))
            found.files.push_back({path.native(), *stamp});
        else
            found.missing.push_back(
                {path, fmt::format("\"{}\" names this file, but it is not there.", file.filename().string())});
    }
}

// Paths may be given twice, or lie below one another.
void dropCopies(std::vector<FoundFile>& files)
{
    std::unordered_set<std::string_view> known(files.size());
    std::vector<FoundFile> kept;
    kept.reserve(files.size());    // the views stay where they are
    for (auto& file : files)
        if (!known.contains(file.path))
            known.insert(kept.emplace_back(std::move(file)).path);
    files = std::move(kept);
}

}

std::optional<FileStamp> stampOf(const std::string& path) { return fileAt(AT_FDCWD, path.c_str()); }

Found search(std::span<const fs::path> paths, Job& job)
{
    Found found;
    for (const auto& path : paths) {
        std::error_code problem;
        const auto status = fs::status(path, problem);
        if (!fs::exists(status)) {
            found.missing.push_back({path, "There is no such file or folder."});
        } else if (fs::is_directory(status)) {
            walk(path.native(), found, job);
        } else {
            found.searched = true;
            if (isDicomdir(path))
                addDicomdir(path, found);
            else
                found.files.push_back({path.native(), stampOf(path.native()).value_or(FileStamp{})});
        }
    }
    const bool isOneFolder = paths.size() == 1 && !isDicomdir(paths.front());
    if (!isOneFolder)
        dropCopies(found.files);
    return found;
}

}
