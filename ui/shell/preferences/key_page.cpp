#include "ui/shell/preferences/key_page.h"

#include "ui/shell/preferences/key_field.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace lantern::shell {

using theme::scaled;

namespace {

constexpr int IdRole = Qt::UserRole;

template <class Visit>
void forEachCommandItem(const QTreeWidget& list, const Visit& visit)
{
    for (int i = 0; i < list.topLevelItemCount(); ++i)
        for (int k = 0; k < list.topLevelItem(i)->childCount(); ++k)
            visit(*list.topLevelItem(i)->child(k));
}

const Command& commandOf(const QTreeWidgetItem& item)
{
    return *findCommand(item.data(0, IdRole).toString().toStdString());
}

}

KeyPage::KeyPage(KeyMap& keys, QWidget* parent)
    : QWidget(parent)
    , m_keys(keys)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_prompt(new QLabel(this))
    , m_clash(new QLabel(this))
    , m_field(new KeyField(this))
    , m_assign(new QPushButton(this))
    , m_add(new QPushButton(this))
    , m_clear(new QPushButton(this))
    , m_reset(new QPushButton(this))
    , m_resetAll(new QPushButton(this))
{
    m_search->setObjectName("keySearch");
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName("keyList");
    m_list->setColumnCount(2);
    m_list->setUniformRowHeights(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_field->setObjectName("keyField");
    m_clash->setObjectName("keyClash");
    m_clash->setWordWrap(true);
    m_assign->setObjectName("assignKey");
    m_add->setObjectName("addKey");
    m_clear->setObjectName("clearKeys");
    m_reset->setObjectName("resetKeys");
    m_resetAll->setObjectName("resetAllKeys");
    m_prompt->setBuddy(m_field);
    for (auto* button : {m_assign, m_add, m_clear, m_reset, m_resetAll})
        button->setAutoDefault(false);    // Return in the search field is no wish for a key

    auto* field = new QHBoxLayout;
    field->addWidget(m_prompt);
    field->addWidget(m_field, 1);
    field->addWidget(m_assign);
    field->addWidget(m_add);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_clear);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(m_resetAll);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addLayout(field);
    column->addWidget(m_clash);
    column->addLayout(buttons);

    theme::followTextSize(this, [this, column] {
        column->setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(12));
        column->setSpacing(scaled(8));
        m_clash->setMinimumHeight(2 * m_clash->fontMetrics().lineSpacing());
    });

    connect(m_search, &QLineEdit::textChanged, this, &KeyPage::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { m_field->setKey({}); });
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_field->setFocus(Qt::OtherFocusReason); });
    connect(m_field, &KeyField::keyChanged, this, &KeyPage::refresh);
    connect(m_assign, &QPushButton::clicked, this, [this] { assign(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { assign(true); });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        if (const Command* command = chosen())
            m_keys.setKeys(*command, {});
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const Command* command = chosen())
            m_keys.reset(*command);
    });
    connect(m_resetAll, &QPushButton::clicked, &m_keys, &KeyMap::resetAll);
    connect(&m_keys, &KeyMap::changed, this, [this] {
        fill();
        refresh();
    });
    for (const Command& command : commands()) {
        const int menu = static_cast<int>(command.menu);
        while (m_list->topLevelItemCount() <= menu)
            m_list->addTopLevelItem(new QTreeWidgetItem);
        auto* item = new QTreeWidgetItem(m_list->topLevelItem(menu));
        item->setData(0, IdRole, QString::fromLatin1(command.id));
    }
    m_list->expandAll();
    m_search->setFocus(Qt::OtherFocusReason);
    setTabOrder(m_search, m_list);
    retranslate();
}

void KeyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void KeyPage::retranslate()
{
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_prompt->setText(tr("Press a &key:"));
    m_add->setText(tr("A&dd"));
    m_clear->setText(tr("&No Key"));
    m_reset->setText(tr("&Reset"));
    m_resetAll->setText(tr("Reset A&ll"));
    for (int menu = 0; menu < m_list->topLevelItemCount(); ++menu)
        m_list->topLevelItem(menu)->setText(0, withoutMnemonic(titleOf(static_cast<Menu>(menu))));
    fill();
    refresh();
}

void KeyPage::fill()
{
    forEachCommandItem(*m_list, [this](QTreeWidgetItem& item) {
        const Command& command = commandOf(item);
        QFont font = m_list->font();
        font.setBold(m_keys.isChanged(command));
        item.setText(0, nameOf(command));
        item.setText(1, keyText(m_keys.keys(command)));
        item.setFont(1, font);
    });
    filter();
}

void KeyPage::filter()
{
    const QString text = m_search->text().trimmed();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* menu = m_list->topLevelItem(i);
        bool hasAny = false;
        for (int k = 0; k < menu->childCount(); ++k) {
            QTreeWidgetItem* item = menu->child(k);
            const bool fits = text.isEmpty() || item->text(0).contains(text, Qt::CaseInsensitive)
                || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
            hasAny = hasAny || fits;
        }
        menu->setHidden(!hasAny);
    }
}

const Command* KeyPage::chosen() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    return item && item->parent() ? &commandOf(*item) : nullptr;
}

void KeyPage::choose(const char* id)
{
    forEachCommandItem(*m_list, [&](QTreeWidgetItem& item) {
        if (item.data(0, IdRole).toString() == QLatin1String(id))
            m_list->setCurrentItem(&item);
    });
}

void KeyPage::refresh()
{
    const Command* command = chosen();
    const QKeySequence key = m_field->key();
    const bool hasKey = command && !key.isEmpty();
    const Command* holder = hasKey ? m_keys.holderOf(key, *command) : nullptr;
    const bool isTooMuch = hasKey && command->isHeld && key[0].keyboardModifiers() != Qt::NoModifier;
    m_field->setEnabled(command);
    m_field->setPlaceholderText(command ? tr("for %1").arg(nameOf(*command)) : tr("Choose a command first"));
    m_assign->setText(holder ? tr("&Take It from There") : tr("&Assign"));
    m_assign->setEnabled(hasKey && !isTooMuch);
    m_add->setEnabled(hasKey && !isTooMuch && !holder && !m_keys.keys(*command).contains(key));
    m_clear->setEnabled(command && !m_keys.keys(*command).isEmpty());
    m_reset->setEnabled(command && m_keys.isChanged(*command));
    m_resetAll->setEnabled(
        std::ranges::any_of(commands(), [this](const Command& one) { return m_keys.isChanged(one); }));
    const QString text = key.toString(QKeySequence::NativeText);
    if (isTooMuch)
        m_clash->setText(
            tr("%1 acts while its key is held: it needs a key without Ctrl, Shift or Alt.").arg(nameOf(*command)));
    else if (holder)
        m_clash->setText(tr("%1 is the key of \"%2\". Taken from there, that has %3.")
                             .arg(text, nameOf(*holder),
                                  m_keys.keys(*holder).size() > 1 ? tr("its other key") : tr("no key any more")));
    else
        m_clash->clear();
    QPalette colours = m_clash->palette();
    colours.setColor(QPalette::WindowText, theme::colour::failed);
    m_clash->setPalette(colours);
}

void KeyPage::assign(bool alsoTheOthers)
{
    const Command* command = chosen();
    const QKeySequence key = m_field->key();
    if (!command || key.isEmpty())
        return;
    if (const Command* holder = m_keys.holderOf(key, *command)) {
        KeyMap::Keys left = m_keys.keys(*holder);
        left.removeAll(key);
        m_keys.setKeys(*holder, left);
    }
    KeyMap::Keys keys = alsoTheOthers ? m_keys.keys(*command) : KeyMap::Keys();
    keys.append(key);
    m_keys.setKeys(*command, keys);
    m_field->setKey({});
}

}
