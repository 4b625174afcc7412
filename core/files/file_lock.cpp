#include "core/files/file_lock.h"

#include "core/files/messages.h"
#include "core/files/system_problem.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace lantern::files {

FileLock::FileLock(FileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<FileLock> FileLock::take(const std::filesystem::path& file, std::chrono::milliseconds patience)
{
    constexpr mode_t ownerAlone = 0600;
    FileLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownerAlone));
    const auto end = std::chrono::steady_clock::now() + patience;
    while (lock.m_descriptor >= 0 && ::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        } else if (errno != EINTR) {
            return fail(ErrorCode::WriteFailed,
                        errno == EWOULDBLOCK ? messages::LockedByOther(file.string())
                                             : messages::CannotLock(file.string(), systemProblem(errno)));
        }
    }
    if (lock.m_descriptor < 0)
        return fail(ErrorCode::WriteFailed, messages::CannotWrite(file.string(), systemProblem(errno)));
    return lock;
}

}
