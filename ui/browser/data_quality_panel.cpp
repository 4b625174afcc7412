#include "ui/browser/data_quality_panel.h"

#include "ui/paint/message_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <map>

namespace lantern::browser {

using theme::scaled;

namespace {

constexpr int HighestList = 196;    // design pixels: seven lines

// A tree paints long words in several lines, but asks for the height of one.
class WholeSentences final : public QStyledItemDelegate {
public:
    explicit WholeSentences(QTreeWidget& list)
        : QStyledItemDelegate(&list)
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QSize hint = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() != 0 || !index.parent().isValid())
            return hint;
        const int besides = m_list.indentation() + 2 * (m_list.style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
        const QRect room(0, 0, m_list.columnWidth(0) - besides, QWIDGETSIZE_MAX);
        const QString words = index.data().toString();
        const int padding = hint.height() - option.fontMetrics.height();
        hint.setHeight(option.fontMetrics.boundingRect(room, Qt::TextWordWrap, words).height() + padding);
        return hint;
    }

private:
    const QTreeWidget& m_list;
};

}

QString kindText(dicom::WarningKind kind)
{
    using enum dicom::WarningKind;
    switch (kind) {
    case Geometry: return DataQualityPanel::tr("Geometry");
    case Rescale: return DataQualityPanel::tr("Rescale");
    case Voi: return DataQualityPanel::tr("Grey levels");
    case Encoding: return DataQualityPanel::tr("Encoding");
    case Identity: return DataQualityPanel::tr("Identity");
    case Loading: return DataQualityPanel::tr("Loading");
    }
    return {};
}

DataQualityPanel::DataQualityPanel(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_nothing(new QLabel(this))
    , m_close(new QToolButton(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName("unusualPanel");
    m_title->setTextFormat(Qt::PlainText);
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("×"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new WholeSentences(*m_list));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    auto* line = new QHBoxLayout;
    line->addWidget(m_title, 1);
    line->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->addLayout(line);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    connect(m_close, &QToolButton::clicked, this, &DataQualityPanel::closeRequested);
    // The header tells of a new width before it has it.
    connect(m_list->header(), &QHeaderView::sectionResized, this, &DataQualityPanel::fitList, Qt::QueuedConnection);
    theme::followTextSize(this, [this, column] {
        column->setContentsMargins(scaled(12), scaled(4), scaled(8), scaled(4));
        column->setSpacing(scaled(2));
        fitList();
    });
    refresh();
}

void DataQualityPanel::setSeries(const QString& title, dicom::Warnings warnings)
{
    if (title == m_series && warnings == m_warnings)
        return;
    m_series = title;
    m_warnings = std::move(warnings);
    refresh();
}

void DataQualityPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

void DataQualityPanel::refresh()
{
    const QString what = tr("Series warnings");
    m_title->setText(m_series.isEmpty() ? what : tr("%1: %2").arg(what, m_series));
    m_nothing->setText(tr("There are no warnings for this series."));
    m_nothing->setStyleSheet(QStringLiteral("color: %1").arg(theme::colour::secondText.name()));
    m_nothing->setVisible(m_warnings.empty() && !m_series.isEmpty());
    m_list->setVisible(!m_warnings.empty());
    m_list->setAccessibleName(what);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));

    m_list->clear();
    std::map<dicom::WarningKind, QTreeWidgetItem*> groups;
    for (const dicom::Warning& warning : m_warnings)
        groups.try_emplace(dicom::kindOf(warning.code), nullptr);
    for (auto& [kind, group] : groups) {
        group = new QTreeWidgetItem(m_list, {kindText(kind)});
        group->setFlags(Qt::ItemIsEnabled);
        group->setForeground(0, theme::colour::secondText);
        group->setFirstColumnSpanned(true);
        group->setExpanded(true);
    }
    for (const dicom::Warning& warning : m_warnings) {
        const auto section = dicom::sectionOf(warning.code);
        const QString words = paint::sentence(warning.message);
        auto* item =
            new QTreeWidgetItem(groups[dicom::kindOf(warning.code)],
                                {words, QString::fromUtf8(section.data(), static_cast<qsizetype>(section.size()))});
        item->setToolTip(0, words);
        item->setForeground(1, theme::colour::secondText);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    fitList();
}

// As high as it needs to be, as long as the picture keeps the room. Long sentences take several lines, as
// many as the width asks for.
void DataQualityPanel::fitList()
{
    m_list->doItemsLayout();
    int needed = 0;
    for (QTreeWidgetItemIterator item(m_list); *item; ++item)
        needed += m_list->visualItemRect(*item).height();
    m_list->setFixedHeight(std::min(needed, scaled(HighestList)) + 2 * m_list->frameWidth());
}

}
