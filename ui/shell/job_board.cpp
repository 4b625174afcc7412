#include "ui/shell/job_board.h"

#include <algorithm>

namespace lantern::shell {

int JobBoard::add(const QFuture<void>& future, const QString& title, Counts counts)
{
    const int number = m_next++;
    auto* watcher = new QFutureWatcher<void>(this);
    m_running.push_back({{number, title, 0, 0, counts == Counts::Share}, watcher});
    connect(watcher, &QFutureWatcher<void>::progressValueChanged, this, [this, number, watcher](int value) {
        for (Running& running : m_running)
            if (running.entry.number == number) {
                running.entry.done = value;
                running.entry.total = watcher->progressMaximum();
            }
        Q_EMIT progressed(number, value, watcher->progressMaximum());
        Q_EMIT changed();
    });
    connect(watcher, &QFutureWatcher<void>::finished, this, [this, number, watcher] {
        std::erase_if(m_running, [number](const Running& running) { return running.entry.number == number; });
        watcher->deleteLater();
        Q_EMIT changed();
    });
    watcher->setFuture(future);
    Q_EMIT changed();
    return number;
}

void JobBoard::cancel(int number)
{
    for (const Running& running : m_running)
        if (running.entry.number == number)
            running.watcher->cancel();
}

void JobBoard::cancelAll()
{
    for (const Running& running : m_running)
        running.watcher->cancel();
}

std::vector<JobBoard::Entry> JobBoard::entries() const
{
    std::vector<Entry> all;
    for (const Running& running : m_running)
        all.push_back(running.entry);
    return all;
}

}
