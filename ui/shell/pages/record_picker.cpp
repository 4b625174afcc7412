#include "ui/shell/pages/record_picker.h"

#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace lantern::shell {

RecordPicker::RecordPicker(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_search->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    theme::followTextSize(this, [this, column] {
        setFont(theme::smallFont());
        column->setContentsMargins(theme::scaled(4), theme::scaled(4), theme::scaled(4), theme::scaled(4));
    });
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &RecordPicker::narrow);
    connect(m_list, &QListWidget::itemActivated, this, [this] { choose(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(m_list->currentRow()); });
}

void RecordPicker::showRecords(const std::vector<RecordPtr>& records, const RecordPtr& shown, QPoint bottomRight)
{
    m_search->setPlaceholderText(tr("Name, identifier or birth date"));
    m_search->clear();
    m_list->clear();
    m_rows = {nullptr};
    m_rows.insert(m_rows.end(), records.begin(), records.end());
    std::stable_partition(m_rows.begin() + 1, m_rows.end(),
                          [](const RecordPtr& record) { return !record->events.empty(); });
    for (const RecordPtr& record : m_rows) {
        QString text = tr("Record of the patient on the screen");
        if (record) {
            QStringList parts;
            const auto& patient = record->patient;
            for (const std::string& part : {patient.name, patient.id, patient.birthDate})
                if (!part.empty())
                    parts.append(QString::fromStdString(part));
            parts.append(tr("%n event(s)", nullptr, int(record->events.size())));
            text = parts.join(QStringLiteral(" · "));
        }
        auto* item = new QListWidgetItem(text, m_list);
        if (record) {
            QString hidden = text;
            for (const std::string& identifier : record->patient.identifiers)
                hidden += ' ' + QString::fromStdString(identifier);
            for (const std::string& name : record->patient.names)
                hidden += ' ' + QString::fromStdString(name);
            item->setData(Qt::UserRole, hidden);
        }
        if (record == shown)
            m_list->setCurrentItem(item);
    }
    const QSize wanted(theme::scaled(360), theme::scaled(m_list->count() > 8 ? 300 : 200));
    resize(wanted);
    QPoint place(bottomRight.x() - wanted.width(), bottomRight.y() - wanted.height());
    if (parentWidget()) {
        const QRect area = parentWidget()->screen()->availableGeometry();
        place.setX(std::clamp(place.x(), area.left(), std::max(area.left(), area.right() - wanted.width())));
        place.setY(std::clamp(place.y(), area.top(), std::max(area.top(), area.bottom() - wanted.height())));
    }
    move(place);
    show();
    m_search->setFocus();
}

// Every word that is typed must stand somewhere in a row.
void RecordPicker::narrow(const QString& text)
{
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString all = row == 0 ? m_list->item(row)->text() : m_list->item(row)->data(Qt::UserRole).toString();
        const bool fits =
            std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
        m_list->item(row)->setHidden(!fits);
        if (fits && first < 0 && (row > 0 || words.isEmpty()))
            first = row;
    }
    m_list->setCurrentRow(first);
}

void RecordPicker::choose(int row)
{
    if (row < 0 || row >= int(m_rows.size()) || m_list->item(row)->isHidden())
        return;
    hide();
    Q_EMIT chosen(m_rows[std::size_t(row)]);
}

// The arrows move in the list while the search keeps the keys.
bool RecordPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: choose(m_list->currentRow()); return true;
        case Qt::Key_Escape: hide(); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}
