#include "core/files/write_file.h"

#include "core/files/descriptor.h"
#include "core/files/messages.h"
#include "core/files/system_problem.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lantern::files {

namespace {

tl::unexpected<Error> writeFailed(const std::filesystem::path& file, int systemError)
{
    const std::string name = file.string();
    if (systemError == ENOSPC || systemError == EDQUOT)
        return fail(ErrorCode::WriteFailed, messages::DiskIsFull(name));
    return fail(ErrorCode::WriteFailed, messages::CannotWrite(name, systemProblem(systemError)));
}

// A name beside the file that nobody else takes.
std::filesystem::path nameBeside(const std::filesystem::path& file)
{
    static std::atomic<unsigned> count = 0;
    auto name = file;
    return name += fmt::format(".{}-{}.part", ::getpid(), count++);
}

}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : m_named(std::move(other.m_named))
    , m_file(std::move(other.m_file))
    , m_beside(std::move(other.m_beside))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_isStraight(other.m_isStraight)
{
    other.m_beside.clear();
}

WholeFile::~WholeFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_beside.empty())
        ::unlink(m_beside.c_str());
}

Result<WholeFile> WholeFile::begin(const std::filesystem::path& file)
{
    WholeFile whole;
    whole.m_named = whole.m_file = file;
    std::error_code problem;
    if (const auto target = std::filesystem::canonical(file, problem); !problem)    // what a link leads to is replaced
        whole.m_file = target;
    struct stat found { };
    const bool isThere = ::stat(file.c_str(), &found) == 0;
    const bool isDevice = file.native().starts_with("/dev/");    // such as /dev/stdout, which may lead to a file
    whole.m_isStraight = isThere && (isDevice || !S_ISREG(found.st_mode));
    if (whole.m_isStraight) {
        whole.m_descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        constexpr mode_t usual = 0666;
        const auto folder = whole.m_file.parent_path();
        whole.m_descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, usual);
        if (whole.m_descriptor < 0) {    // not every file system has them
            whole.m_beside = nameBeside(whole.m_file);
            whole.m_descriptor = ::open(whole.m_beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, usual);
            if (whole.m_descriptor < 0)
                whole.m_beside.clear();
        }
        if (isThere && whole.m_descriptor >= 0) [[maybe_unused]]
            const int kept = ::fchmod(whole.m_descriptor, found.st_mode & 0777);
    }
    if (whole.m_descriptor < 0)
        return writeFailed(file, errno);
    return whole;
}

Result<void> WholeFile::write(std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return writeFailed(m_named, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> WholeFile::commit(Push push)
{
    if (!m_isStraight) {
        if (push == Push::ToDisk && ::fsync(m_descriptor) != 0)
            return writeFailed(m_named, errno);
        if (m_beside.empty()) {    // a name can be given, but no other file's be taken at once
            m_beside = nameBeside(m_file);
            const auto self = fmt::format("/proc/self/fd/{}", m_descriptor);
            if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, m_beside.c_str(), AT_SYMLINK_FOLLOW) != 0)
                return writeFailed(m_named, errno);
        }
    }
    // Network file systems say only here that the disk was full.
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return writeFailed(m_named, errno);
    if (!m_isStraight && ::rename(m_beside.c_str(), m_file.c_str()) != 0)
        return writeFailed(m_named, errno);
    m_beside.clear();
    return {};
}

Result<void> writeFile(const std::filesystem::path& file, std::span<const std::uint8_t> bytes, Push push)
{
    LANTERN_TRY(whole, WholeFile::begin(file));
    LANTERN_CHECK(whole.write(bytes));
    return whole.commit(push);
}

Result<void> writeFile(const std::filesystem::path& file, std::string_view text, Push push)
{
    return writeFile(file, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), push);
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem || !std::filesystem::is_directory(folder, problem))
        return fail(ErrorCode::WriteFailed,
                    messages::CannotMakeFolder(folder.string(),
                                               problem ? systemProblem(problem.value()) : messages::NameIsTaken));
    return {};
}

Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uint64_t limit)
{
    Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.number() < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable,
                    messages::CannotRead(file.string(), systemProblem(errno)));
    struct stat facts { };
    if (::fstat(in.number(), &facts) == 0 && S_ISDIR(facts.st_mode))
        return fail(ErrorCode::Unreadable, messages::IsAFolder(file.string()));
    const auto size = facts.st_size > 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;

    std::vector<std::uint8_t> bytes;
    constexpr std::size_t step = 1 << 16;    // for pipes, whose size is not known
    std::size_t have = 0;
    for (;;) {
        if (have > limit)
            return fail(ErrorCode::Refused, messages::TooLarge(file.string(), limit));
        if (have == bytes.size())
            bytes.resize(have < size ? static_cast<std::size_t>(std::min(size, limit) + 1) : have + step);
        const ssize_t got = ::read(in.number(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::Unreadable, messages::CannotRead(file.string(), systemProblem(errno)));
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Result<std::string> readText(const std::filesystem::path& file, std::uint64_t limit)
{
    LANTERN_TRY(bytes, readFile(file, limit));
    return std::string(bytes.begin(), bytes.end());
}

}
