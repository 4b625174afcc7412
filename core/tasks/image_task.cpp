#include "core/tasks/image_task.h"

#include "core/tasks/messages.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::tasks {

namespace {

const std::map<std::string, std::unique_ptr<ImageTask>>& shelf()
{
    static const auto tasks = [] {
        std::map<std::string, std::unique_ptr<ImageTask>> all;
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
        return fail(ErrorCode::NotFound,
                    messages::NoSuchTask(name, fmt::format("{}", fmt::join(imageTaskNames(), ", "))));
    return found->second.get();
}

std::vector<std::string> imageTaskNames()
{
    std::vector<std::string> names;
    for (const auto& [name, task] : shelf())
        names.push_back(name);
    return names;
}

}
