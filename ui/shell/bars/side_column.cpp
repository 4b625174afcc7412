#include "ui/shell/bars/side_column.h"

#include "ui/theme/type.h"

#include <QChildEvent>

namespace lantern::shell {

SideColumn::SideColumn(QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
{
    theme::followTextSize(this, [this] { setHandleWidth(theme::scaled(2)); });
    setChildrenCollapsible(false);
}

void SideColumn::childEvent(QChildEvent* event)
{
    QSplitter::childEvent(event);
    if (event->added() && event->child()->isWidgetType())
        event->child()->installEventFilter(this);
}

bool SideColumn::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent) {
        bool isAnyOpen = false;
        for (int i = 0; i < count(); ++i)
            isAnyOpen = isAnyOpen || !widget(i)->isHidden();
        setVisible(isAnyOpen);
    }
    return QSplitter::eventFilter(watched, event);
}

}
