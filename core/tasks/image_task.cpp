#include "core/tasks/image_task.h"

#include "core/tasks/messages.h"
#include "core/tasks/record_task.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::tasks {

#define LANTERN_TASK(function, name) ImageTask make_##function();
#include "core/tasks/images/images.def"
#undef LANTERN_TASK

namespace {

const std::map<std::string, ImageTask>& shelf()
{
    static const auto tasks = [] {
        std::map<std::string, ImageTask> all;
#define LANTERN_TASK(function, name) all[name] = make_##function();
#include "core/tasks/images/images.def"
#undef LANTERN_TASK
        return all;
    }();
    return tasks;
}

}

Result<const ImageTask*> findImageTask(const std::string& name)
{
    const auto found = shelf().find(name);
    if (found == shelf().end())
        return fail(ErrorCode::NotFound, messages::NoSuchTask(name, fmt::format("{}", fmt::join(taskNames(), ", "))));
    return &found->second;
}

std::vector<std::string> taskNames()
{
    std::vector<std::string> names;
    for (const auto& [name, task] : shelf())
        names.push_back(name);
    for (const RecordTask& task : recordTasks())
        names.emplace_back(task.id);
    return names;
}

}
