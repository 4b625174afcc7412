#include "ui/shell/preferences/preferences.h"

#include "ui/shell/preferences/key_page.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace lantern::shell {

using theme::scaled;

namespace {

class Preferences : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(lantern::shell::Preferences)
public:
    Preferences(KeyMap& keys, QWidget* parent)
        : QDialog(parent)
        , m_pages(new QTabWidget(this))
        , m_close(new QPushButton(this))
    {
        setObjectName("preferences");
        setAttribute(Qt::WA_DeleteOnClose);
        m_pages->addTab(new KeyPage(keys, this), QString());
        m_close->setAutoDefault(false);
        connect(m_close, &QPushButton::clicked, this, &QDialog::close);
        auto* column = new QVBoxLayout(this);
        column->addWidget(m_pages, 1);
        column->addWidget(m_close, 0, Qt::AlignRight);
        resize(scaled(620), scaled(640));
        retranslate();
    }

protected:
    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QDialog::changeEvent(event);
    }

private:
    void retranslate()
    {
        setWindowTitle(tr("Preferences"));
        m_pages->setTabText(0, tr("Keys"));
        m_close->setText(tr("Close"));
    }

    QTabWidget* m_pages;
    QPushButton* m_close;
};

}

QDialog* showPreferences(QWidget& window, KeyMap& keys)
{
    auto* dialog = window.findChild<QDialog*>("preferences");
    if (!dialog)
        dialog = new Preferences(keys, &window);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

}
