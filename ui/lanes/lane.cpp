#include "ui/lanes/lane.h"

#include "ui/lanes/task_shared_internal.h"

#include <QThread>
#include <algorithm>

namespace lantern::lanes {

namespace {

// A Job that tells at most once what nobody has looked at yet: work may report as often as it likes.
template <class Shared, class Tell>
class LaneJob final : public Job {
public:
    LaneJob(Shared& shared, Tell tell)
        : m_shared(shared)
        , m_tell(std::move(tell))
    {
    }
    bool cancelled() const override { return m_shared.isCancelled; }
    void report(std::int64_t done, std::int64_t total) override
    {
        {
            const std::lock_guard lock(m_shared.mutex);
            m_shared.progress.take(done, total);
            if (std::exchange(m_shared.isTold, true))
                return;
        }
        m_tell();
    }

private:
    Shared& m_shared;
    Tell m_tell;
};

}

Lane::Lane(int threads, QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(std::max(1, threads));
}

Lane::~Lane()
{
    for (Task* task : findChildren<Task*>(Qt::FindDirectChildrenOnly))
        task->m_shared->isCancelled = true;
    m_pool.clear();
    m_pool.waitForDone();
}

QPointer<Task> Lane::begin(std::function<void(Job&)> work, Task::Deliver deliver)
{
    Q_ASSERT(thread() == QThread::currentThread());
    auto* task = new Task(this, std::move(deliver));
    m_pool.start([this, task, shared = task->m_shared, work = std::move(work)]() mutable {
        if (shared->isTaken.exchange(true))
            return;    // the task may be gone
        // From here to finish() the task stays, since only that and the end of the lane, which waits, take it away.
        LaneJob job(*shared, [this, task] {
            QMetaObject::invokeMethod(
                this, [task] { task->takeProgress(); }, Qt::QueuedConnection);
        });
        if (!shared->isCancelled)
            work(job);
        work = nullptr;    // what it holds is let go of here, before anybody hears of the answer
        QMetaObject::invokeMethod(
            this, [task] { task->finish(); }, Qt::QueuedConnection);
    });
    return task;
}

}
