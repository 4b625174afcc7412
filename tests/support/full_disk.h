#pragma once

#include <csignal>
#include <cstddef>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lantern::test {

// In a process of its own, no file may grow beyond so many bytes, as on a disk that is full: the write that would
// exceed them fails. The answer is what `work` gave, or 255 where it died.
inline int onAFullDisk(std::size_t bytes, const std::function<int()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

// Runs `work` again and again in a process of its own, which is killed after so many microseconds.
inline void killedAfter(unsigned microseconds, const std::function<void()>& work)
{
    const pid_t child = ::fork();
    if (child == 0)
        for (;;)
            work();
    ::usleep(microseconds);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

}
