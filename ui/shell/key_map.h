#pragma once

#include "ui/shell/commands/command.h"

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

namespace lantern::shell {

// Which keys each command has: its own, or those that a person gave it.
class KeyMap : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    using Keys = QList<QKeySequence>;

    static Keys defaultKeys(const Command& command);
    Keys keys(const Command& command) const;
    bool isChanged(const Command& command) const { return m_chosen.contains(QString::fromLatin1(command.id)); }
    // Another command that is heard by the key; null: none is. A window's keys are heard in the tiles too.
    const Command* holderOf(const QKeySequence& key, const Command& other) const;

    void setKeys(const Command& command, const Keys& keys);
    void reset(const Command& command);
    void resetAll();

    // What differs from the commands' own, by id. What is there of a command that this version does not know stays.
    void load();
    void setRemembers(bool remembers) { m_remembers = remembers; }    // in the user's settings, with each change

Q_SIGNALS:
    void changed();

private:
    void save(const QString& id);

    QHash<QString, Keys> m_chosen;    // by id
    bool m_remembers = false;
};

// "Shift+N", for menus, the page of keys and the key editor.
QString keyText(const KeyMap::Keys& keys);

}
