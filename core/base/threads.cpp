#include "core/base/threads.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <unistd.h>

namespace lantern {

bool askThreadsToSleep()
{
    bool isChanged = false;
    for (const auto& [name, value] :
         {std::pair{"OMP_WAIT_POLICY", "passive"}, {"GOMP_SPINCOUNT", "0"}, {"OPENBLAS_NUM_THREADS", "1"}})
        if (!std::getenv(name))
            isChanged = setenv(name, value, 0) == 0 || isChanged;
    return isChanged;
}

void restartWithSleepingThreads(char** argv)
{
    if (!askThreadsToSleep())
        return;
    // By its own path, so that it keeps its name; where that cannot be had it runs on as it is.
    std::error_code trouble;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", trouble);
    if (!trouble)
        execv(program.c_str(), argv);
}

int threadsBesideWindow() { return threadsBesideWindow(static_cast<int>(std::thread::hardware_concurrency())); }

// More than eight bring networks of this size nothing.
int threadsBesideWindow(int cores) { return std::clamp(cores - 1, 1, 8); }

}
