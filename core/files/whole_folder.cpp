#include "core/files/whole_folder.h"

#include "core/files/messages.h"
#include "core/files/system_problem.h"
#include "core/files/write_file.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace lantern::files {

namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".part";

bool holdsOthers(const fs::path& folder, const std::function<bool(const std::string&)>& ours)
{
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem))
        if (!ours(at->path().filename().string()))
            return true;
    return false;
}

}

WholeFolder::WholeFolder(WholeFolder&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_beside(std::exchange(other.m_beside, {}))
{
}

WholeFolder::~WholeFolder()
{
    std::error_code ignored;
    if (!m_beside.empty())
        fs::remove_all(m_beside, ignored);
}

bool WholeFolder::isLeftOver(const fs::path& folder)
{
    const auto name = folder.filename().string();
    return name.starts_with('.') && name.ends_with(ending);
}

Result<WholeFolder> WholeFolder::begin(const fs::path& folder, const std::function<bool(const std::string&)>& ours)
{
    std::error_code problem;
    auto target = fs::weakly_canonical(folder, problem);
    if (problem || target.empty())
        target = folder;
    if (!target.has_filename())    // "package/"
        target = target.parent_path();
    WholeFolder whole(target);
    if (fs::exists(target, problem) && holdsOthers(target, ours))
        return whole;
    if (target.has_parent_path())
        LANTERN_CHECK(makeFolder(target.parent_path()));
    const auto beside = target.parent_path() / fmt::format(".{}.{}{}", target.filename().string(), ::getpid(), ending);
    fs::remove_all(beside, problem);
    if (fs::create_directory(beside, problem))
        whole.m_beside = beside;
    else
        LANTERN_CHECK(makeFolder(target));    // nothing may be made beside it
    return whole;
}

Result<void> WholeFolder::commit()
{
    if (m_beside.empty())
        return {};
    const auto failed = [&] {
        return fail(ErrorCode::WriteFailed, messages::CannotWrite(m_folder.string(), systemProblem(errno)));
    };
    std::error_code ignored;
    if (!fs::exists(m_folder, ignored)) {
        if (::rename(m_beside.c_str(), m_folder.c_str()) != 0)
            return failed();
        m_beside.clear();
    } else if (::renameat2(AT_FDCWD, m_beside.c_str(), AT_FDCWD, m_folder.c_str(), RENAME_EXCHANGE) != 0) {
        // Not every file system can exchange two names at once.
        const auto old = fs::path(m_beside) += ".old";
        if (::rename(m_folder.c_str(), old.c_str()) != 0)
            return failed();
        if (::rename(m_beside.c_str(), m_folder.c_str()) != 0) {
            fs::rename(old, m_folder, ignored);
            return failed();
        }
        m_beside = old;
    }
    return {};    // what the old folder held goes with this object
}

}
