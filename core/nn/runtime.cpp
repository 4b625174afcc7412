#include "core/nn/runtime.h"

#include "core/base/log.h"
#include "core/base/threads.h"
#include "core/nn/checkpoint.h"
#include "core/nn/messages.h"

#include <cstdlib>
#include <dlfcn.h>
#include <mutex>

namespace lantern::nn {

namespace {

// Changed with every change of runtime.h, so that an old module is never called by new rules.
constexpr const char* entryName = "lantern_runtime_3";

std::filesystem::path modulePath()
{
    if (const char* path = std::getenv("LANTERN_RUNTIME"); path && *path)
        return path;
    std::error_code trouble;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", trouble);
    return program.parent_path().parent_path() / "lib" / "lantern" / "liblantern_torch.so";
}

Result<Runtime*> open()
{
    const auto path = modulePath();
    if (!std::filesystem::exists(path))
        return fail(ErrorCode::Unsupported, messages::ModuleIsMissing(path.string()));

    askThreadsToSleep();    // where no library has come before

    // Never closed: errors that it made are in its words, whose rows lie in it.
    void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module)
        return fail(ErrorCode::Unsupported, messages::ModuleCannotBeOpened(dlerror()));
    using Entry = Runtime* (*)();
    const auto entry = reinterpret_cast<Entry>(dlsym(module, entryName));
    if (!entry)
        return fail(ErrorCode::Unsupported, messages::ModuleIsOfAnotherVersion(path.string()));
    Runtime* runtime = entry();
    log::info("Opened " + runtime->description() + " from " + path.string());
    return runtime;
}

}

Result<std::unique_ptr<Network>> Runtime::train(const Architecture& architecture, const TrainingData& data,
                                                const Recipe& recipe, const TrainingObserver& observer, Job& job)
{
    const auto keeper = keeperOf(observer);
    return train(architecture, data, recipe, observer, *keeper, job);
}

Result<Runtime*> openRuntime()
{
    static std::mutex mutex;
    static Runtime* opened = nullptr;
    const std::lock_guard lock(mutex);
    if (opened)
        return opened;
    auto result = open();
    if (result)
        opened = *result;
    return result;
}

}
