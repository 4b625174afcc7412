#include "ui/shell/pages/password_question.h"

#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <utility>

namespace lantern::shell {

void askPassword(QWidget& window, const Error& why, std::function<void(const QString&)> answered)
{
    auto* dialog = new QInputDialog(&window);
    dialog->setObjectName("password");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("PasswordQuestion", "Password"));
    dialog->setLabelText(sentenceOf(why));
    dialog->setTextEchoMode(QLineEdit::Password);
    QObject::connect(dialog, &QInputDialog::textValueSelected, &window,
                     [answered = std::move(answered)](const QString& password) {
                         if (!password.isEmpty())
                             answered(password);
                     });
    dialog->open();
}

}
