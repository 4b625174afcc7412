#include "ui/shell/workspace/task_list.h"

#include <algorithm>

namespace lantern::shell {

int TaskList::add(lanes::Task* task, const QString& title, Counts counts)
{
    const int number = m_next++;
    m_running.push_back({{number, title, task->progress(), counts == Counts::Share}, task});
    connect(task, &lanes::Task::progressed, this, [this, number, task] {
        for (Running& running : m_running)
            if (running.entry.number == number)
                running.entry.progress = task->progress();
        Q_EMIT progressed(number, task->progress());
        Q_EMIT changed();
    });
    connect(task, &lanes::Task::finished, this, [this, number] { remove(number); });
    connect(task, &QObject::destroyed, this, [this, number] { remove(number); });    // its lane went
    Q_EMIT changed();
    return number;
}

void TaskList::remove(int number)
{
    if (std::erase_if(m_running, [number](const Running& running) { return running.entry.number == number; }) > 0)
        Q_EMIT changed();
}

void TaskList::cancel(int number)
{
    for (const Running& running : m_running)
        if (running.entry.number == number && running.task)
            running.task->cancel();
}

void TaskList::cancelAll()
{
    for (const Running& running : m_running)
        if (running.task)
            running.task->cancel();
}

std::vector<TaskList::Entry> TaskList::entries() const
{
    std::vector<Entry> all;
    for (const Running& running : m_running)
        all.push_back(running.entry);
    return all;
}

}
