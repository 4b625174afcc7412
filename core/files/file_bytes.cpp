#include "core/files/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lantern::files {

namespace {

constexpr std::size_t stretchRead = 16384;

}

FileBytes::FileBytes(const std::filesystem::path& path)
    : m_path(path)
{
    open();
    if (m_descriptor < 0) {
        m_problem = errno;
        return;
    }
    struct stat facts { };
    m_isPlain = ::fstat(m_descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
    m_size = m_isPlain ? static_cast<std::uintmax_t>(facts.st_size) : 0;
}

FileBytes::~FileBytes() { rest(); }

void FileBytes::open()
{
    m_descriptor = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);    // a pipe waits for nobody
}

void FileBytes::rest()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

std::string_view FileBytes::start()
{
    if (m_from != 0 || !m_stretch)
        fill(0);
    return {m_stretch.get(), m_count};
}

std::size_t FileBytes::read(std::uintmax_t from, char* to, std::size_t count)
{
    if (count >= stretchRead)
        return readFromDisk(from, to, count);
    if (from < m_from || from + count > m_from + m_count)
        fill(from);
    const auto found = std::min(count, m_count);
    std::memcpy(to, m_stretch.get() + (from - m_from), found);
    return found;
}

std::size_t FileBytes::readFromDisk(std::uintmax_t from, char* to, std::size_t count)
{
    if (m_isPlain && m_descriptor < 0)
        open();
    std::size_t found = 0;
    while (m_isPlain && found < count) {
        const auto got = ::pread(m_descriptor, to + found, count - found, static_cast<off_t>(from + found));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        found += static_cast<std::size_t>(got);
    }
    return found;
}

void FileBytes::fill(std::uintmax_t from)
{
    if (!m_stretch)
        m_stretch = std::make_unique_for_overwrite<char[]>(stretchRead);
    m_count = readFromDisk(from, m_stretch.get(), stretchRead);
    m_from = from;
}

}
