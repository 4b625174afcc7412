#pragma once

#include "ui/lanes/task.h"

#include <atomic>
#include <mutex>

namespace lantern::lanes {

// All that the GUI thread and a worker have in common.
struct Task::Shared {
    std::atomic<bool> isTaken = false;    // by the worker that begins, or by the cancelling of what nobody began
    std::atomic<bool> isCancelled = false;
    std::mutex mutex;    // of what follows
    Progress progress;
    bool isTold = false;    // the GUI thread was told of progress and has not looked yet
};

}
