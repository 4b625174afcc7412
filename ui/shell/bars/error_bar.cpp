#include "ui/shell/bars/error_bar.h"

#include "core/base/log.h"
#include "ui/shell/error_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lantern::shell {

using theme::scaled;

ErrorBar::ErrorBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_deed(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName("errorBar");
    setAutoFillBackground(true);
    QPalette ground = palette();
    ground.setColor(QPalette::Window, theme::colour::raised);
    setPalette(ground);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(theme::icon(theme::Icon::X));
    m_close->setAutoRaise(true);
    m_close->setObjectName("closeMessage");
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_deed);
    row->addWidget(m_close);
    m_deed->hide();
    connect(m_deed, &QToolButton::clicked, this, [this] {
        if (m_deedDone)
            m_deedDone();
    });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
    theme::followTextSize(this, [this, row] {
        row->setContentsMargins(scaled(12), scaled(2), scaled(4), scaled(2));
        row->setSpacing(scaled(8));
        refresh();
    });
}

void ErrorBar::show(const Error& error, const QString& subject)
{
    log::error(error.sentence());
    if (error.code == ErrorCode::Cancelled)    // the person knows
        return;
    m_error = error;
    m_subject = subject;
    m_plain = nullptr;
    m_deedWords = nullptr;
    refresh();
    setVisible(true);
}

void ErrorBar::say(std::function<QString()> sentence)
{
    m_plain = std::move(sentence);
    m_error = {};
    m_subject.clear();
    m_deedWords = nullptr;
    refresh();
    setVisible(true);
}

void ErrorBar::offer(std::function<QString()> words, std::function<void()> deed)
{
    m_deedWords = std::move(words);
    m_deedDone = std::move(deed);
    refresh();
}

QString ErrorBar::sentence() const { return m_text->text(); }

void ErrorBar::refresh()
{
    const bool isError = !m_plain;
    m_icon->setPixmap(theme::iconPixmap(isError ? theme::Icon::AlertTriangle : theme::Icon::Info,
                                        isError ? theme::colour::failed : theme::colour::secondText, scaled(18),
                                        devicePixelRatioF()));
    QString text = isError ? sentenceOf(m_error) : m_plain();
    const QString name = QFileInfo(m_subject).fileName();
    if (isError && !name.isEmpty() && !text.contains(name))
        text = QStringLiteral("%1: %2").arg(name, text);
    m_text->setText(text);
    m_text->setToolTip(QString::fromStdString(m_error.sentence()));
    m_deed->setVisible(m_deedWords != nullptr);
    m_deed->setText(m_deedWords ? m_deedWords() : QString());
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

void ErrorBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}
