#include "core/nn/task.h"

#include "core/nn/messages.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::nn {

namespace {

const std::map<std::string, std::unique_ptr<Task>>& shelf()
{
    static const auto tasks = [] {
        std::map<std::string, std::unique_ptr<Task>> all;
#define LANTERN_TASK(function, name) all[name] = make_##function();
#include "core/nn/tasks/tasks.def"
#undef LANTERN_TASK
        return all;
    }();
    return tasks;
}

}

Result<const Task*> findTask(const std::string& name)
{
    const auto found = shelf().find(name);
    if (found == shelf().end())
        return fail(ErrorCode::NotFound, messages::NoSuchTask(name, fmt::format("{}", fmt::join(taskNames(), ", "))));
    return found->second.get();
}

std::vector<std::string> taskNames()
{
    std::vector<std::string> names;
    for (const auto& [name, task] : shelf())
        names.push_back(name);
    return names;
}

}
