#include "ui/shell/input_manners.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSlider>
#include <QVariant>

namespace lantern::shell {

namespace {

bool changesByWheel(const QObject* widget)
{
    const bool isSlider = qobject_cast<const QAbstractSlider*>(widget) && !qobject_cast<const QScrollBar*>(widget);
    return isSlider || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

// Typed into a list or a field, where it is no shortcut.
bool isTyping(const QWidget* focused, const QKeyEvent& key)
{
    const QString text = key.text();
    const bool isLetter = !text.isEmpty() && text[0].isPrint()
        && !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!isLetter || !focused)
        return false;
    if (qobject_cast<const QLineEdit*>(focused))
        return true;
    return qobject_cast<const QAbstractItemView*>(focused)
        && !focused->property(InputManners::PassedLetters).toString().contains(text, Qt::CaseInsensitive);
}

}

bool InputManners::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = qobject_cast<QWidget*>(watched);
    // Qt gives the focus to what wants it from the wheel, before the wheel comes here.
    if (event->type() == QEvent::Polish && widget && changesByWheel(widget) && widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    if (event->type() == QEvent::Wheel && widget && changesByWheel(widget) && !widget->hasFocus()) {
        event->ignore();    // so that the panel around it gets it
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && isTyping(widget, *static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}
