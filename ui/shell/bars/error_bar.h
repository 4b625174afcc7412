#pragma once

#include "core/base/result.h"

#include <QFrame>
#include <functional>

class QLabel;
class QToolButton;

namespace lantern::shell {

// A sentence above the tiles when something did not work. It never stops the reader: it stays until
// it is closed or the next one comes. The English sentence is in the tooltip and in the log.
class ErrorBar : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBar(QWidget* parent = nullptr);
    void show(const Error& error, const QString& subject);    // subject: a file or folder, may be empty
    // A thing to know that is no error. Asked again when the language changes.
    void say(std::function<QString()> sentence);
    // What can be done about the sentence that was just said, as a button beside it, until the next one comes.
    void offer(std::function<QString()> words, std::function<void()> deed);
    QString sentence() const;
    QToolButton& offered() { return *m_deed; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Error m_error;
    QString m_subject;
    std::function<QString()> m_plain;
    std::function<QString()> m_deedWords;
    std::function<void()> m_deedDone;
    QLabel *m_icon, *m_text;
    QToolButton *m_deed, *m_close;
};

}
