#pragma once

#include "ui/shell/key_map.h"

#include <QHash>
#include <QObject>
#include <string>

class QAction;
class QWidget;

namespace lantern::shell {

// The commands as living QActions. They show their states a moment after something changed, or at once where somebody
// looks.
class Actions : public QObject {
    Q_OBJECT
public:
    // Window keys are added to the window, the others to its tiles.
    Actions(MainWindow& window, QWidget& tiles, const KeyMap& keys);

    // A command that is there; it is our mistake if none has this id.
    QAction* operator[](const char* id) const;
    void retranslate();
    void refresh();
    void refreshSoon();    // once, however often it is asked for in one go

Q_SIGNALS:
    void triggered(const lantern::shell::Command& command, bool isChecked);

private:
    void takeKeys();
    void takeTexts();

    MainWindow& m_window;
    const KeyMap& m_keys;
    QHash<std::string, QAction*> m_actions;    // by id
    bool m_isStale = false;
};

}
