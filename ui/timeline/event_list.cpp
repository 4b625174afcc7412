#include "ui/timeline/event_list.h"

#include "ui/theme/type.h"
#include "ui/timeline/event_text.h"

#include <QKeyEvent>
#include <QScreen>
#include <algorithm>

namespace lantern::timeline {

EventList::EventList(QWidget* parent)
    : QListWidget(parent)
{
    setWindowFlag(Qt::Popup);
    theme::followTextSize(this, [this] { setFont(theme::smallFont()); });
    setAccessibleName(tr("Events at one moment"));
    const auto choose = [this](const QListWidgetItem* item) {
        const int event = item->data(Qt::UserRole).toInt();
        hide();
        Q_EMIT chosen(event);
    };
    connect(this, &QListWidget::itemActivated, this, choose);
    connect(this, &QListWidget::itemClicked, this, choose);
}

void EventList::showEvents(const record::Record& record, const std::vector<std::size_t>& events, QPoint at)
{
    clear();
    for (const std::size_t index : events) {
        const record::Event& event = record.events[index];
        auto* item = new QListWidgetItem(wordsOf(event), this);
        item->setData(Qt::UserRole, int(index));
        item->setToolTip(
            QStringLiteral("%1\n%2").arg(timeOf(event.time, record.clock), QString::fromStdString(event.source)));
    }
    const int rows = std::min<int>(count(), 16);
    const QSize wanted(std::clamp(sizeHintForColumn(0) + theme::scaled(32), theme::scaled(160), theme::scaled(480)),
                       rows * std::max(1, sizeHintForRow(0)) + 2 * frameWidth());
    resize(wanted);
    if (const QScreen* screen = parentWidget() ? parentWidget()->screen() : nullptr) {
        const QRect area = screen->availableGeometry();
        at.setX(std::clamp(at.x(), area.left(), std::max(area.left(), area.right() - wanted.width())));
        at.setY(std::clamp(at.y(), area.top(), std::max(area.top(), area.bottom() - wanted.height())));
    }
    move(at);
    setCurrentRow(0);
    show();
    setFocus();
}

void EventList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QListWidget::keyPressEvent(event);
}

void EventList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Events at one moment"));
    QListWidget::changeEvent(event);
}

}
