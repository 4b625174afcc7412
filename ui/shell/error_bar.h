#pragma once

#include "core/base/result.h"

#include <QFrame>

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
    void say(const QString& sentence);    // a thing to know that is no error
    QString sentence() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Error m_error;
    QString m_subject, m_plain;
    QLabel *m_icon, *m_text;
    QToolButton* m_close;
};

}
