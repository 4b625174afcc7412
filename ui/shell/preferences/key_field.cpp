#include "ui/shell/preferences/key_field.h"

#include <QKeyEvent>

namespace lantern::shell {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta
        || key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

// "?" is Shift and another key on one keyboard and a key of its own on the next: the sign counts.
Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event)
{
    auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const bool isSign = event.key() > Qt::Key_Space && event.key() < Qt::Key_AsciiTilde
        && !(event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z);
    if (isSign && !(event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9))
        modifiers &= ~Qt::ShiftModifier;
    return modifiers;
}

bool leavesTheField(const QKeyEvent& event)
{
    return (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab)
        && !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
}

}

KeyField::KeyField(QWidget* parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void KeyField::setKey(const QKeySequence& key)
{
    m_key = key;
    setText(key.toString(QKeySequence::NativeText));
    Q_EMIT keyChanged();
}

// Before any shortcut hears it.
bool KeyField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && !leavesTheField(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event)
{
    if (leavesTheField(*event))
        return QLineEdit::keyPressEvent(event);
    event->accept();
    if (!isModifier(event->key()))
        setKey(QKeySequence(QKeyCombination(modifiersOf(*event), static_cast<Qt::Key>(event->key()))));
}

}
