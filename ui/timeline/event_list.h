#pragma once

#include "core/record/event.h"

#include <QListWidget>
#include <cstddef>
#include <vector>

namespace lantern::timeline {

// All events of one mark, to read and to choose from; closes itself as a menu does.
class EventList : public QListWidget {
    Q_OBJECT
public:
    explicit EventList(QWidget* parent = nullptr);

    // `events` are indices in record.events; the list opens beside `at`, a point of the screen.
    void showEvents(const record::Record& record, const std::vector<std::size_t>& events, QPoint at);

Q_SIGNALS:
    void chosen(int event);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
};

}
