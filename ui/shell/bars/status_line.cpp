#include "ui/shell/bars/status_line.h"

#include "ui/shell/workspace/task_list.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

namespace lantern::shell {

using theme::scaled;

StatusLine::StatusLine(TaskList& jobs, QWidget* parent)
    : QFrame(parent)
    , m_jobs(jobs)
    , m_text(new QLabel(this))
    , m_pointer(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName("statusLine");
    m_progress->setTextVisible(false);
    m_cancel->setFlat(true);
    m_cancel->setProperty("link", true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_text);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addStretch();
    row->addWidget(m_pointer);
    theme::followTextSize(this, [this, row] {
        for (QWidget* words : std::initializer_list<QWidget*>{m_text, m_pointer, m_cancel})
            words->setFont(theme::smallFont());
        m_progress->setFixedWidth(scaled(160));
        row->setContentsMargins(scaled(12), 0, scaled(12), 0);
        row->setSpacing(scaled(12));
        setFixedHeight(scaled(24));
    });
    connect(&m_jobs, &TaskList::changed, this, &StatusLine::refresh);
    connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancelRequested);
    refresh();
}

void StatusLine::setLoading(int loaded, int total)
{
    m_loaded = loaded;
    m_total = total;
    refresh();
}

void StatusLine::setNote(const QString& note)
{
    m_note = note;
    refresh();
}

void StatusLine::refresh()
{
    const auto jobs = m_jobs.entries();
    lanes::Progress progress;
    progress.take(m_loaded, m_total);
    QString text = m_note;
    if (!jobs.empty()) {
        progress = jobs.front().progress;
        text = jobs.front().title;
        if (jobs.size() > 1)
            text += ' ' + tr("(%n more)", nullptr, static_cast<int>(jobs.size()) - 1);
    } else if (m_loaded < m_total) {
        text = tr("Loading the series");
    }
    const bool isBusy = !jobs.empty() || m_loaded < m_total;
    if (isBusy && progress.total > 0)
        text += QStringLiteral("   ")
            + (!jobs.empty() && jobs.front().isShare
                   ? QStringLiteral("%1 %").arg(static_cast<int>(100 * progress.share + 1e-6))
                   : tr("%1 of %2").arg(progress.done).arg(progress.total));
    m_text->setText(text);
    m_progress->setVisible(isBusy);
    m_progress->setRange(0, progress.total > 0 ? 1000 : 0);
    m_progress->setValue(static_cast<int>(1000 * progress.share));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(!jobs.empty());
}

QString pointerText(const viewer::PointerFacts& facts)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("StatusLine", text); };
    QStringList parts;
    if (facts.value) {
        const bool isWhole = std::abs(*facts.value - std::round(*facts.value)) < 1e-4;
        const QString unit = facts.unit.isEmpty() ? say(QT_TRANSLATE_NOOP("StatusLine", "(no unit)")) : facts.unit;
        parts.append(QString::number(*facts.value, 'f', isWhole ? 0 : 3) + ' ' + unit);
    }
    for (const QString& meaning : facts.meanings)
        parts.append(meaning);
    if (facts.rgb)
        parts.append(QStringLiteral("R %1 G %2 B %3").arg((*facts.rgb)[0]).arg((*facts.rgb)[1]).arg((*facts.rgb)[2]));
    if (facts.patient)
        parts.append(QStringLiteral("x %1  y %2  z %3 mm")
                         .arg(facts.patient->x, 0, 'f', 1)
                         .arg(facts.patient->y, 0, 'f', 1)
                         .arg(facts.patient->z, 0, 'f', 1));
    else
        parts.append(say(QT_TRANSLATE_NOOP("StatusLine", "column %1, row %2"))
                         .arg(std::lround(facts.pixel.column))
                         .arg(std::lround(facts.pixel.row)));
    return parts.join(QStringLiteral("   "));
}

void StatusLine::showPointer(const viewer::PointerFacts& facts) { m_pointer->setText(pointerText(facts)); }

void StatusLine::clearPointer() { m_pointer->clear(); }

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}
