#pragma once

#include "ui/shell/key_map.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace lantern::shell {

class KeyField;

// Which key asks for what: every command with its keys, and a field to press another. A key that another command has
// is taken from it only where the person says so.
class KeyPage : public QWidget {
    Q_OBJECT
public:
    explicit KeyPage(KeyMap& keys, QWidget* parent = nullptr);

    void choose(const char* id);    // the command

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void filter();
    void refresh();    // what can be done with the command and the key
    void retranslate();
    const Command* chosen() const;
    void assign(bool alsoTheOthers);    // the pressed key to the chosen command

    KeyMap& m_keys;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QLabel *m_prompt, *m_clash;
    KeyField* m_field;
    QPushButton *m_assign, *m_add, *m_clear, *m_reset, *m_resetAll;
};

}
