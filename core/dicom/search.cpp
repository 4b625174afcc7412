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

// Folders of folders are taken from a list, since a tree may be deeper than the stack or than open files allow.
void walk(const std::string& root, Found& found, Job& job)
{
    std::vector<std::string> folders{root};
    while (!folders.empty() && !job.cancelled()) {
        const std::string name = std::move(folders.back());
        folders.pop_back();
        const OpenFolder folder(::opendir(name.c_str()), ::closedir);
        if (!folder) {
            if (name == root || errno != EACCES)
                found.missing.push_back(
                    {name, fmt::format("The folder cannot be searched: {}.", std::strerror(errno))});
            continue;
        }
        found.searched = true;
        const std::string before = name.ends_with('/') ? name : name + '/';
        const int descriptor = ::dirfd(folder.get());
        errno = 0;
        while (const dirent* entry = job.cancelled() ? nullptr : ::readdir(folder.get())) {
            const std::string_view child = entry->d_name;
            if (child == "." || child == "..")
                continue;
            if (isFolder(descriptor, *entry))
                folders.push_back(before + entry->d_name);
            else if (const auto stamp = fileAt(descriptor, entry->d_name))
                found.files.push_back({before + entry->d_name, *stamp});
            errno = 0;
        }
        if (errno != 0)
            found.missing.push_back(
                {name, fmt::format("The search of the folder broke off: {}.", std::strerror(errno))});
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

// As paths are ordered, folder by folder: "a/b" before "a.c".
bool comesBefore(const FoundFile& a, const FoundFile& b)
{
    const auto [one, other] = std::mismatch(a.path.begin(), a.path.end(), b.path.begin(), b.path.end());
    const auto rank = [](auto at, auto end) {
        return at == end ? -1 : *at == '/' ? 0 : 1 + static_cast<unsigned char>(*at);
    };
    return rank(one, a.path.end()) < rank(other, b.path.end());
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
    std::ranges::sort(found.files, comesBefore);
    const auto copies = std::ranges::unique(found.files, {}, &FoundFile::path);
    found.files.erase(copies.begin(), copies.end());
    return found;
}

}
