#include "ui/shell/key_map.h"

#include <QSettings>

namespace lantern::shell {

namespace {

QString settingOf(const QString& id) { return QStringLiteral("keys/") + id; }

QStringList textsOf(const KeyMap::Keys& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts.append(key.toString(QKeySequence::PortableText));
    return texts;
}

KeyMap::Keys keysFrom(const QStringList& texts)
{
    KeyMap::Keys keys;
    for (const QString& text : texts)
        if (const QKeySequence key(text, QKeySequence::PortableText);
            !key.isEmpty() && key[0].key() != Qt::Key_unknown && !keys.contains(key))
            keys.append(key);
    return keys;
}

}

KeyMap::Keys KeyMap::defaultKeys(const Command& command)
{
    return keysFrom(QString::fromLatin1(command.keys).split(' ', Qt::SkipEmptyParts));
}

KeyMap::Keys KeyMap::keys(const Command& command) const
{
    const auto chosen = m_chosen.constFind(QString::fromLatin1(command.id));
    return chosen == m_chosen.constEnd() ? defaultKeys(command) : *chosen;
}

const Command* KeyMap::holderOf(const QKeySequence& key, const Command& other) const
{
    for (const Command& command : commands())
        if (&command != &other && keys(command).contains(key))
            return &command;
    return nullptr;
}

void KeyMap::setKeys(const Command& command, const Keys& keys)
{
    if (keys == defaultKeys(command))
        return reset(command);
    const QString id = QString::fromLatin1(command.id);
    m_chosen[id] = keys;
    save(id);
    Q_EMIT changed();
}

void KeyMap::reset(const Command& command)
{
    const QString id = QString::fromLatin1(command.id);
    if (m_chosen.remove(id) == 0)
        return;
    save(id);
    Q_EMIT changed();
}

void KeyMap::resetAll()
{
    for (const QString& id : m_chosen.keys()) {
        m_chosen.remove(id);
        save(id);
    }
    Q_EMIT changed();
}

void KeyMap::load()
{
    const QSettings settings;
    m_chosen.clear();
    for (const Command& command : commands()) {
        const QString id = QString::fromLatin1(command.id);
        if (settings.contains(settingOf(id)))
            m_chosen.insert(id, keysFrom(settings.value(settingOf(id)).toStringList()));
    }
    Q_EMIT changed();
}

void KeyMap::save(const QString& id)
{
    if (!m_remembers)
        return;
    QSettings settings;
    if (m_chosen.contains(id))
        settings.setValue(settingOf(id), textsOf(m_chosen[id]));
    else
        settings.remove(settingOf(id));
}

QString keyText(const KeyMap::Keys& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        if (key[0].key() != Qt::Key_Backtab)    // what some keyboards send for Shift+Tab
            texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(", ");
}

}
