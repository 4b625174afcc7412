#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace lantern::shell {

// Takes one key, with Ctrl, Shift and the like, instead of writing it. Tab goes on to the next field as everywhere.
class KeyField : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget* parent = nullptr);
    const QKeySequence& key() const { return m_key; }    // empty: none was pressed yet
    void setKey(const QKeySequence& key);

Q_SIGNALS:
    void keyChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QKeySequence m_key;
};

}
