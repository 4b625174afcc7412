#include "ui/shell/pages/empty_page.h"

#include "ui/paint/facts_text.h"
#include "ui/shell/bars/gap.h"
#include "ui/shell/languages.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lantern::shell {

using theme::scaled;

namespace {

QLabel* centred(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

}

EmptyPage::EmptyPage(QWidget* parent)
    : QScrollArea(parent)
    , m_icon(centred(this))
    , m_title(centred(this))
    , m_hint(centred(this))
    , m_recentTitle(centred(this))
    , m_open(new QPushButton(this))
    , m_demo(new QPushButton(this))
    , m_recent(new QVBoxLayout)
{
    setObjectName("emptyPage");
    auto* page = new QWidget(this);
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(page);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    addGap(*column, 8);
    column->addWidget(m_open, 0, Qt::AlignHCenter);
    column->addWidget(m_demo, 0, Qt::AlignHCenter);
    m_open->setDefault(true);
    m_demo->setProperty("link", true);
    addGap(*column, 16);
    column->addWidget(m_recentTitle);
    column->addLayout(m_recent);
    auto* languages = new QHBoxLayout;
    languages->addStretch();
    for (const Language& language : Languages) {
        auto* button = new QPushButton(QString::fromUtf8(language.ownName), this);
        button->setProperty("link", true);
        connect(button, &QPushButton::clicked, this,
                [this, code = QString(language.code)] { Q_EMIT languageRequested(code); });
        languages->addWidget(button);
    }
    languages->addStretch();
    addGap(*column, 16);
    column->addLayout(languages);
    column->addStretch(3);
    connect(m_open, &QPushButton::clicked, this, &EmptyPage::openRequested);
    connect(m_demo, &QPushButton::clicked, this, &EmptyPage::demoRequested);
    m_demo->hide();
    theme::followTextSize(this, [this, column] {
        m_icon->setPixmap(
            theme::iconPixmap(theme::Icon::FolderOpen, theme::colour::secondText, scaled(48), devicePixelRatioF()));
        m_title->setFont(theme::titleFont());
        m_hint->setFont(theme::textFont());
        m_recentTitle->setFont(theme::smallFont());
        column->setSpacing(scaled(8));
    });
    retranslate();
}

void EmptyPage::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& path : paths.mid(0, 5)) {
        auto* button = new QPushButton(paint::onButton(path), this);
        button->setProperty("link", true);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
        m_recent->addWidget(button, 0, Qt::AlignHCenter);
    }
    m_recentTitle->setVisible(!paths.isEmpty());
}

void EmptyPage::offerDemo(bool offers) { m_demo->setVisible(offers); }

void EmptyPage::retranslate()
{
    m_demo->setText(tr("See the demo patients (synthetic)"));
    m_title->setText(tr("No study open"));
    m_hint->setText(tr("Drop files or folders here, or open a folder. Everything below it is searched for images."));
    m_recentTitle->setText(tr("Recent"));
    m_open->setText(tr("Open Folder…"));
}

void EmptyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

}
