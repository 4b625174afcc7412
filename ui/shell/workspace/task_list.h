#pragma once

#include "ui/lanes/task.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <vector>

namespace lantern::shell {

// What is being worked on, for the status line: a title, how far it is, and a way to stop it.
class TaskList : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    struct Entry {
        int number = 0;
        QString title;
        lanes::Progress progress;
        bool isShare = false;    // of the whole, not a count of things: said in per cent
    };

    enum class Counts { Things, Share };
    int add(lanes::Task* task, const QString& title, Counts counts = Counts::Things);
    void cancel(int number);
    void cancelAll();
    bool isEmpty() const { return m_running.empty(); }
    std::vector<Entry> entries() const;    // the oldest first

Q_SIGNALS:
    void changed();
    void progressed(int number, const lantern::lanes::Progress& progress);

private:
    struct Running {
        Entry entry;
        QPointer<lanes::Task> task;
    };
    void remove(int number);

    std::vector<Running> m_running;
    int m_next = 1;
};

}
