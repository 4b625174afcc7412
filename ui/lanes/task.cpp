#include "ui/lanes/task_shared_internal.h"

#include <QPointer>
#include <QThread>
#include <algorithm>
#include <utility>

namespace lantern::lanes {

void Progress::take(std::int64_t nowDone, std::int64_t nowTotal)
{
    done = std::max(done, nowDone);
    total = std::max(total, nowTotal);
    if (nowTotal > 0)
        share = std::max(share, std::clamp(static_cast<double>(nowDone) / static_cast<double>(nowTotal), 0.0, 1.0));
}

Task::Task(QObject* lane, Deliver deliver)
    : QObject(lane)
    , m_shared(std::make_shared<Shared>())
    , m_deliver(std::move(deliver))
{
}

Task::~Task() = default;

void Task::cancel()
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_shared->isCancelled = true;
    // Whoever takes the work first answers it. The answer comes later, so that nobody is called back from here.
    if (!m_shared->isTaken.exchange(true))
        QMetaObject::invokeMethod(this, &Task::finish, Qt::QueuedConnection);
}

void Task::takeProgress()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->isTold = false;
        m_progress = m_shared->progress;
    }
    Q_EMIT progressed();
}

// What is called here may destroy the asker, this, or the whole lane.
void Task::finish()
{
    const QPointer<Task> self(this);
    std::exchange(m_deliver, nullptr)(m_shared->isCancelled);
    if (self)
        Q_EMIT finished();
    if (self)
        deleteLater();
}

}
