#include "ui/shell/actions.h"

#include "ui/shell/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QTimer>
#include <QWidget>

namespace lantern::shell {

Actions::Actions(MainWindow& window, QWidget& tiles, const KeyMap& keys)
    : QObject(&window)
    , m_window(window)
    , m_keys(keys)
{
    QHash<std::string, QActionGroup*> choices;
    for (const Command& command : commands()) {
        auto* action = new QAction(this);
        action->setObjectName(QString::fromLatin1(command.id));
        action->setCheckable(command.isCheckable);
        action->setAutoRepeat(command.scope == KeyScope::Tiles);
        if (command.icon)
            action->setIcon(theme::icon(*command.icon));
        action->setShortcutContext(command.scope == KeyScope::Tiles ? Qt::WidgetWithChildrenShortcut
                                                                    : Qt::WindowShortcut);
        (command.scope == KeyScope::Tiles ? tiles : static_cast<QWidget&>(window)).addAction(action);
        if (command.choice) {
            QActionGroup*& choice = choices[command.choice];
            if (!choice)
                choice = new QActionGroup(this);
            choice->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
            choice->addAction(action);
        }
        connect(action, &QAction::triggered, this,
                [this, &command](bool isChecked) { Q_EMIT triggered(command, isChecked); });
        m_actions.insert(command.id, action);
    }
    connect(&keys, &KeyMap::changed, this, [this] {
        takeKeys();
        refresh();
    });
    takeKeys();    // what their states are made of is not there yet
}

QAction* Actions::operator[](const char* id) const
{
    if (m_isStale)
        const_cast<Actions*>(this)->refresh();
    const auto found = m_actions.constFind(id);
    Q_ASSERT(found != m_actions.constEnd());
    return *found;
}

void Actions::takeKeys()
{
    for (const Command& command : commands())
        // What acts while it is held no shortcut can do: the window listens for it itself.
        if (!command.isHeld)
            m_actions[command.id]->setShortcuts(m_keys.keys(command));
    takeTexts();
}

void Actions::retranslate()
{
    takeTexts();
    refresh();
}

void Actions::takeTexts()
{
    for (const Command& command : commands()) {
        QString text = textOf(command);
        if (command.isHeld)
            text += u'\t' + keyText(m_keys.keys(command));
        m_actions[command.id]->setText(text);
    }
}

void Actions::refresh()
{
    m_isStale = false;
    for (const Command& command : commands()) {
        if (!command.state)
            continue;
        const CommandState state = command.state(m_window);
        QAction* action = m_actions[command.id];
        action->setEnabled(state.isEnabled);
        if (command.isCheckable)
            action->setChecked(state.isChecked);
        action->setVisible(state.isVisible);
        if (!state.text.isEmpty())
            action->setText(state.text);
    }
}

void Actions::refreshSoon()
{
    if (m_isStale)
        return;
    m_isStale = true;
    QTimer::singleShot(0, this, [this] {
        if (m_isStale)
            refresh();
    });
}

}
