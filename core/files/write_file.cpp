#include "core/files/write_file.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lantern::files {

namespace {

// A file descriptor that is closed whatever happens.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }
    // Network file systems say only here that the disk was full.
    bool close()
    {
        const int number = m_number;
        m_number = -1;
        return ::close(number) == 0;
    }

private:
    int m_number;
};

tl::unexpected<Error> writeFailed(const std::filesystem::path& file, int systemError)
{
    const std::string name = file.string();
    if (systemError == ENOSPC || systemError == EDQUOT)
        return fail(
            ErrorCode::WriteFailed,
            fmt::format("Cannot write \"{}\": there is no space left on the disk. Free some and try again.", name));
    return fail(ErrorCode::WriteFailed, fmt::format("Cannot write \"{}\": {}.", name, std::strerror(systemError)));
}

Result<void> writeAll(Descriptor& out, std::span<const std::uint8_t> bytes, const std::filesystem::path& file)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(out.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return writeFailed(file, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> writeInPlace(const std::filesystem::path& file, std::span<const std::uint8_t> bytes)
{
    Descriptor out(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (out.number() < 0)
        return writeFailed(file, errno);
    LANTERN_CHECK(writeAll(out, bytes, file));
    if (!out.close())
        return writeFailed(file, errno);
    return {};
}

Result<void> writeBeside(const std::filesystem::path& temporary, const std::filesystem::path& file,
                         std::span<const std::uint8_t> bytes)
{
    Descriptor out(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (out.number() < 0)
        return writeFailed(file, errno);
    LANTERN_CHECK(writeAll(out, bytes, file));
    if (::fsync(out.number()) != 0 || !out.close() || ::rename(temporary.c_str(), file.c_str()) != 0)
        return writeFailed(file, errno);
    return {};
}

}

Result<void> writeFile(const std::filesystem::path& file, std::span<const std::uint8_t> bytes)
{
    struct stat found { };
    if (::stat(file.c_str(), &found) == 0 && !S_ISREG(found.st_mode))
        return writeInPlace(file, bytes);

    static std::atomic<unsigned> count = 0;
    auto temporary = file;
    temporary += fmt::format(".{}-{}.part", ::getpid(), count++);
    auto written = writeBeside(temporary, file, bytes);
    if (!written)
        ::unlink(temporary.c_str());
    return written;
}

Result<void> writeFile(const std::filesystem::path& file, std::string_view text)
{
    return writeFile(file, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem || !std::filesystem::is_directory(folder, problem))
        return fail(ErrorCode::WriteFailed,
                    fmt::format("Cannot make the folder \"{}\": {}.", folder.string(),
                                problem ? problem.message() : "something else has that name"));
    return {};
}

Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::uint64_t limit)
{
    Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.number() < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable,
                    fmt::format("Cannot read \"{}\": {}.", file.string(), std::strerror(errno)));
    struct stat facts { };
    if (::fstat(in.number(), &facts) == 0 && S_ISDIR(facts.st_mode))
        return fail(ErrorCode::Unreadable, fmt::format("\"{}\" is a folder, not a file.", file.string()));
    const auto size = facts.st_size > 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;

    std::vector<std::uint8_t> bytes;
    constexpr std::size_t step = 1 << 16;    // for pipes, whose size is not known
    std::size_t have = 0;
    for (;;) {
        if (have > limit)
            return fail(
                ErrorCode::Refused,
                fmt::format("\"{}\" is larger than {} bytes, the most that is read here.", file.string(), limit));
        if (have == bytes.size())
            bytes.resize(have < size ? static_cast<std::size_t>(std::min(size, limit) + 1) : have + step);
        const ssize_t got = ::read(in.number(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::Unreadable,
                        fmt::format("Cannot read \"{}\": {}.", file.string(), std::strerror(errno)));
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
