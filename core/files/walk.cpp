#include "core/files/walk.h"

#include "core/files/messages.h"
#include "core/files/system_problem.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <sys/stat.h>
#include <unordered_set>

namespace lantern::files {

namespace {

namespace fs = std::filesystem;

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

// Neither a file nor a folder: to open it may wait for ever, or start a machine.
Message whySpecial(mode_t mode)
{
    return messages::NotOpened(S_ISFIFO(mode) ? messages::Pipe : S_ISSOCK(mode) ? messages::Socket : messages::Device);
}

Message whyNoFile(int problem) { return messages::FileUnreadable(systemProblem(problem)); }
Message whyNoFolder(int problem) { return messages::FolderNotSearched(systemProblem(problem)); }

std::string below(const std::string& folder, std::string_view name)
{
    std::string path = folder.ends_with('/') ? folder : folder + '/';
    return path.append(name);
}

struct Folder {
    std::string name;    // as the walk came to it
    std::string canonical;    // the same for all ways that lead there
};

class Walk {
public:
    explicit Walk(Job& job)
        : m_job(job)
    {
    }

    void begin(const fs::path& path)
    {
        struct stat facts { };
        if (::stat(path.c_str(), &facts) != 0) {
            const bool isMissing = errno == ENOENT || errno == ENOTDIR;
            leave(path.native(), isMissing ? messages::NothingThere : messages::NotReached(systemProblem(errno)));
        } else if (S_ISDIR(facts.st_mode)) {
            beginFolder(path.native());
        } else if (S_ISREG(facts.st_mode)) {
            std::error_code ignored;
            m_walked.searched = m_mayRepeat = true;
            note(path.native(), facts, fs::is_symlink(fs::symlink_status(path, ignored)));
        } else {
            leave(path.native(), whySpecial(facts.st_mode));
        }
    }

    Walked finish()
    {
        // Folders have been walked under their own names, and what links lead to comes after them. What lies there
        // may hold further links.
        for (std::size_t i = 0; i < m_links.size() && !m_job.cancelled(); ++i)
            follow(std::string(m_links[i]));
        if (m_mayRepeat)
            dropRepeated();
        return std::move(m_walked);
    }

private:
    void note(std::string path, const struct stat& facts, bool isLink)
    {
        m_walked.files.push_back({std::move(path), stampFrom(facts)});
        m_isLink.push_back(isLink);
    }

    void leave(const std::string& path, Message reason) { m_walked.left.push_back({path, std::move(reason)}); }

    void beginFolder(const std::string& name)
    {
        std::error_code problem;
        const auto canonical = fs::canonical(name, problem);
        if (problem)
            return leave(name, whyNoFolder(problem.value()));
        m_roots.push_back(canonical.native());
        walk({name, canonical.native()});
    }

    void follow(const std::string& link)
    {
        std::error_code problem;
        const std::string canonical = fs::canonical(link, problem).native();
        if (problem)
            return leave(link, whyNoFolder(problem.value()));
        if (m_known.contains(canonical))
            return;    // all of it was found already
        const std::string inside = below(canonical, "");
        if (std::ranges::any_of(m_roots, [&](const std::string& root) { return root.starts_with(inside); }))
            return leave(link, messages::LinkLeadsUp);
        m_mayRepeat = true;
        walk({link, canonical});
    }

    // Folders wait in a list, since a tree may be deeper than the stack or than open files allow.
    void walk(Folder root)
    {
        std::vector<Folder> waiting{std::move(root)};
        while (!waiting.empty() && !m_job.cancelled()) {
            const Folder folder = std::move(waiting.back());
            waiting.pop_back();
            if (!m_known.insert(folder.canonical).second)
                continue;
            const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.name.c_str()), ::closedir);
            if (!open) {
                leave(folder.name, whyNoFolder(errno));
                continue;
            }
            m_walked.searched = true;
            const auto folders = lookInto(folder.name, open.get());
            for (auto name = folders.rbegin(); name != folders.rend(); ++name)
                waiting.push_back({below(folder.name, *name), below(folder.canonical, *name)});
        }
    }

    // What lies in one folder: its files are noted, its own folders given back by name.
    std::vector<std::string> lookInto(const std::string& folder, DIR* open)
    {
        std::vector<std::string> names, folders;
        errno = 0;
        while (const dirent* entry = m_job.cancelled() ? nullptr : ::readdir(open)) {
            const std::string_view name = entry->d_name;
            if (entry->d_type == DT_DIR && name != "." && name != "..")
                folders.emplace_back(name);
            else if (name != "." && name != "..")
                names.emplace_back(name);
            errno = 0;
        }
        if (errno != 0)
            leave(folder, messages::SearchBrokeOff(systemProblem(errno)));
        std::ranges::sort(names);
        for (const auto& name : names)
            if (!m_job.cancelled() && isFolder(folder, name, ::dirfd(open)))
                folders.push_back(name);
        std::ranges::sort(folders);
        return folders;
    }

    // Notes all but a folder, of which it says that it is one.
    bool isFolder(const std::string& folder, const std::string& name, int open)
    {
        struct stat facts { };
        if (::fstatat(open, name.c_str(), &facts, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno != ENOENT)    // as one that was deleted meanwhile
                leave(below(folder, name), whyNoFile(errno));
            return false;
        }
        const bool isLink = S_ISLNK(facts.st_mode);
        if (isLink && ::fstatat(open, name.c_str(), &facts, 0) != 0) {
            leave(below(folder, name), errno == ENOENT ? messages::LinkLeadsNowhere : whyNoFile(errno));
        } else if (S_ISREG(facts.st_mode)) {
            m_mayRepeat |= isLink;
            note(below(folder, name), facts, isLink);
        } else if (!S_ISDIR(facts.st_mode)) {
            leave(below(folder, name), whySpecial(facts.st_mode));
        } else if (isLink) {
            m_links.push_back(below(folder, name));
        } else {
            return true;
        }
        return false;
    }

    // A file may be named itself beside its folder, or lie behind links, which give way to its own name.
    void dropRepeated()
    {
        auto& files = m_walked.files;
        std::unordered_set<std::string> met;
        std::vector<bool> isKept(files.size());
        for (const bool links : {false, true})
            for (std::size_t i = 0; i < files.size(); ++i)
                if (m_isLink[i] == links)
                    isKept[i] = met.insert(canonicalOf(files[i].path, links)).second;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < files.size(); ++i)
            if (isKept[i] && kept++ != i)
                files[kept - 1] = std::move(files[i]);
        files.resize(kept);
    }

    std::string canonicalOf(const std::string& path, bool isLink)
    {
        std::error_code problem;
        if (isLink) {
            const auto whole = fs::canonical(path, problem);
            return problem ? path : whole.native();
        }
        const auto name = path.rfind('/') + 1;    // 0 where there is none
        const std::string folder = name == 0 ? "." : path.substr(0, name);
        auto known = m_canonical.find(folder);
        if (known == m_canonical.end()) {
            const auto whole = fs::canonical(folder, problem);
            known = m_canonical.emplace(folder, problem ? folder : whole.native()).first;
        }
        return below(known->second, std::string_view(path).substr(name));
    }

    Job& m_job;
    Walked m_walked;
    std::set<std::string> m_known;    // canonical names of folders
    std::vector<std::string> m_roots;    // canonical
    std::vector<std::string> m_links;    // to folders
    std::vector<bool> m_isLink;    // of each file
    std::map<std::string, std::string> m_canonical;    // of the files' folders
    bool m_mayRepeat = false;
};

}

std::optional<FileStamp> stampOf(const std::string& path)
{
    struct stat facts { };
    if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return std::nullopt;
    return stampFrom(facts);
}

Walked walk(std::span<const fs::path> paths, Job& job)
{
    Walk all(job);
    for (const auto& path : paths)
        all.begin(path);
    return all.finish();
}

}
