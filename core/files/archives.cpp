#include "core/files/archives.h"

#include "core/files/messages.h"
#include "core/files/unpack_archive.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace lantern::files {

namespace {

namespace fs = std::filesystem;

constexpr const char* lockName = "in-use";

// Folders whose program is gone: nobody holds their lock.
void removeLeftOver(const fs::path& base)
{
    std::error_code problem;
    for (fs::directory_iterator all(base, problem), end; !problem && all != end; all.increment(problem)) {
        const auto& folder = all->path();
        std::error_code ignored;
        if (!fs::exists(folder / lockName, ignored))
            continue;
        if (const auto lock = FileLock::take(folder / lockName, std::chrono::milliseconds(0)))
            fs::remove_all(folder, ignored);
    }
}

}

Archives::Archives(fs::path folder)
    : m_base(std::move(folder))
{
}

Archives::~Archives()
{
    std::error_code ignored;
    if (!m_place.empty())
        fs::remove_all(m_place, ignored);
}

fs::path Archives::defaultFolder()
{
    const fs::path name = "lantern/archives";
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
        return cache / name;
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / name;
    return fs::temp_directory_path() / name;
}

void Archives::addPassword(std::string password)
{
    const std::lock_guard lock(m_mutex);
    if (std::ranges::find(m_passwords, password) == m_passwords.end())
        m_passwords.push_back(std::move(password));
}

Result<void> Archives::makePlace()
{
    if (!m_place.empty())
        return {};
    std::error_code problem;
    fs::create_directories(m_base, problem);
    removeLeftOver(m_base);
    std::string name = (m_base / "XXXXXX").string();
    if (problem || !::mkdtemp(name.data()))    // which makes it for this user alone
        return fail(ErrorCode::WriteFailed, messages::NoPlaceToUnpack(m_base.string()));
    m_place = name;
    LANTERN_TRY(lock, FileLock::take(m_place / lockName));
    m_lock.emplace(std::move(lock));
    return {};
}

Result<const Archives::One*> Archives::opened(const fs::path& archive, Job& job)
{
    const auto stamp = stampOf(archive.string());
    for (const auto& one : m_all)
        if (stamp && one.archive == archive && one.stamp == *stamp)
            return &one;
    LANTERN_CHECK(makePlace());
    // Under its own name, which people meet in the names of what it holds.
    One one{archive, m_place / std::to_string(m_all.size()) / archive.filename(), stamp.value_or(FileStamp()), {}};
    std::error_code problem;
    fs::create_directories(one.folder, problem);
    auto left = unpackArchive(archive, one.folder, m_passwords, job);
    if (!left) {
        fs::remove_all(one.folder.parent_path(), problem);
        return fail(left.error());
    }
    one.left = *std::move(left);
    for (auto& file : one.left)
        file.path = file.path == archive ? archive : archive / file.path.relative_path();
    m_all.push_back(std::move(one));
    return &m_all.back();
}

Result<Archives::Opened> Archives::open(std::span<const fs::path> paths, Job& job)
{
    const std::lock_guard lock(m_mutex);
    Opened all;
    for (const auto& path : paths) {
        if (!stampOf(path.string()) || !isArchive(path)) {
            all.paths.push_back(path);
            continue;
        }
        LANTERN_TRY(one, opened(path, job));
        all.hasArchives = true;
        all.paths.push_back(one->folder);
        all.left.insert(all.left.end(), one->left.begin(), one->left.end());
    }
    return all;
}

fs::path Archives::shown(const fs::path& path) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto& one : m_all) {
        const auto [inFolder, in] = std::ranges::mismatch(one.folder, path);
        if (inFolder != one.folder.end())
            continue;
        fs::path shown = one.archive;
        for (auto part = in; part != path.end(); ++part)
            shown /= *part;
        return shown;
    }
    return path;
}

}
