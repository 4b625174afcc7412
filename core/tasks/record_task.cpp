#include "core/tasks/record_task.h"

#include <algorithm>
#include <array>

namespace lantern::tasks {

#define LANTERN_TASK(name) RecordTask make_##name();
#include "core/tasks/records/records.def"
#undef LANTERN_TASK

std::span<const RecordTask> recordTasks()
{
    static const std::array all{
#define LANTERN_TASK(name) make_##name(),
#include "core/tasks/records/records.def"
#undef LANTERN_TASK
    };
    return all;
}

const RecordTask* findRecordTask(std::string_view id)
{
    const auto tasks = recordTasks();
    const auto found = std::ranges::find(tasks, id, &RecordTask::id);
    return found == tasks.end() ? nullptr : &*found;
}

}
