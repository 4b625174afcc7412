#include "ui/shell/pages/unread_page.h"

#include "ui/paint/message_text.h"
#include "ui/theme/type.h"

#include <QClipboard>
#include <QEvent>
#include <QFile>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTextDocument>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace lantern::shell {

using theme::scaled;

UnreadPage::UnreadPage(QWidget* parent)
    : QDialog(parent)
    , m_summary(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_copy(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_list->setColumnWidth(0, scaled(320));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_summary);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(scaled(860), scaled(440));
    refresh();
}

void UnreadPage::show(std::shared_ptr<const dicom::Catalogue> catalogue, std::vector<std::filesystem::path> histories)
{
    m_catalogue = std::move(catalogue);
    m_histories = std::move(histories);
    refresh();
    QDialog::show();
    raise();
}

QString UnreadPage::text() const
{
    QString lines;
    const bool isPart = !m_list->selectedItems().isEmpty();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* row = m_list->topLevelItem(i);
        if (!isPart || row->isSelected())
            lines += row->text(0) + u'\t' + row->text(1) + u'\n';
    }
    return lines;
}

void UnreadPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QDialog::changeEvent(event);
}

void UnreadPage::refresh()
{
    setWindowTitle(tr("Files That Were Not Read"));
    m_copy->setText(tr("Copy"));
    m_close->setText(tr("Close"));
    m_list->setHeaderLabels({tr("File"), tr("Why")});
    m_list->setAccessibleName(windowTitle());

    m_list->clear();
    const auto add = [this](const std::filesystem::path& path, const QString& why) {
        const QString file = QFile::decodeName(path.c_str());
        auto* row = new QTreeWidgetItem(m_list, {file, why});
        row->setToolTip(0, file);
        row->setToolTip(1, why);
    };
    int others = 0;
    for (const auto* kind : {&m_catalogue->unreadable, &m_catalogue->notes})
        for (const auto& file : *kind)
            add(file.path, paint::sentence(file.reason));
    for (const auto& path : m_catalogue->others)
        if (std::ranges::find(m_histories, path) == m_histories.end()) {
            add(path, tr("This holds no images."));
            ++others;
        }
    const auto unreadable = static_cast<int>(m_catalogue->unreadable.size());
    m_summary->setText(tr("%n file(s) could not be read.", nullptr, unreadable) + u' '
                       + tr("%n other file(s) hold no images.", nullptr, others));
}

}
