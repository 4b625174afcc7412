#include "ui/timeline/contributions_list.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/score_text.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace lantern::timeline {

namespace colour = theme::colour;
using theme::scaled;

namespace {

constexpr std::size_t MostLines = 6;

QString said(const std::string& text) { return QString::fromStdString(text); }

}

ContributionsList::ContributionsList(QWidget* parent)
    : QWidget(parent)
    , m_tone(colour::finding)
{
    theme::followTextSize(this, [this] { setFont(theme::smallFont()); });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    hide();
    refresh();
}

void ContributionsList::setRecord(std::shared_ptr<const record::Record> record)
{
    m_record = std::move(record);
    setCurve(nullptr);
}

void ContributionsList::setCurve(const record::ScoreSeries* curve)
{
    m_curve = curve ? std::optional(*curve) : std::nullopt;
    m_hour = -1;
    // Without a scored stay there is nothing to explain, and the lanes take the room.
    setVisible(point() != nullptr);
    refresh();
}

void ContributionsList::setTone(const QColor& colour)
{
    m_tone = colour;
    update();
}

void ContributionsList::setHour(int hour)
{
    m_hour = hour;
    refresh();
}

const record::ScorePoint* ContributionsList::point() const
{
    if (!m_record || !m_curve || !m_curve->isScored())
        return nullptr;
    for (const record::ScorePoint& each : m_curve->points)
        if (record::hourOf(*m_curve, each) == m_hour)
            return &each;
    return &m_curve->points.back();
}

std::vector<record::ScorePart> ContributionsList::moves() const
{
    return point() ? largestParts(*point(), MostLines) : std::vector<record::ScorePart>{};
}

QString ContributionsList::heading() const
{
    if (!point())
        return {};
    return tr("Hour %1: %2 (networks %3 to %4)")
        .arg(record::hourOf(*m_curve, *point()))
        .arg(point()->value, 0, 'f', 2)
        .arg(point()->low, 0, 'f', 2)
        .arg(point()->high, 0, 'f', 2);
}

QStringList ContributionsList::lines() const
{
    QStringList all;
    for (const record::ScorePart& move : moves())
        if (move.event < m_record->events.size())
            all.append(signedChange(move.change) + QStringLiteral("  ") + wordsOf(m_record->events[move.event]));
    return all;
}

QSize ContributionsList::sizeHint() const { return {scaled(304), scaled(120)}; }

void ContributionsList::refresh()
{
    setAccessibleName(tr("What moved the risk"));
    setAccessibleDescription(heading() + '\n' + lines().join('\n'));
    update();
}

void ContributionsList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour::panel);
    if (!point())
        return;
    const int row = scaled(18), margin = scaled(8), numberWidth = scaled(48);
    const QFontMetrics metrics(font());
    const auto line = [&](int index) { return QRect(margin, scaled(2) + index * row, width() - 2 * margin, row); };
    painter.setPen(m_tone);
    painter.drawText(line(0), Qt::AlignVCenter, metrics.elidedText(heading(), Qt::ElideRight, line(0).width()));
    painter.setPen(colour::secondText);
    const QString caption = tr("Moved most by (risk with it less risk without it)");
    painter.drawText(line(1), Qt::AlignVCenter, metrics.elidedText(caption, Qt::ElideRight, line(1).width()));
    int index = 2;
    const auto all = moves();
    for (const record::ScorePart& move : all) {
        const QRect area = line(index++);
        if (area.bottom() > height() || move.event >= m_record->events.size())
            break;
        painter.setPen(colour::text);
        painter.drawText(area.adjusted(0, 0, numberWidth - area.width(), 0), Qt::AlignRight | Qt::AlignVCenter,
                         signedChange(move.change));
        const QRect words = area.adjusted(numberWidth + margin, 0, 0, 0);
        painter.drawText(words, Qt::AlignVCenter,
                         metrics.elidedText(wordsOf(m_record->events[move.event]), Qt::ElideRight, words.width()));
    }
    if (all.empty()) {
        painter.setPen(colour::secondText);
        painter.drawText(line(2), Qt::AlignVCenter, tr("No event moved it by 0.0005 or more."));
    }
}

bool ContributionsList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto all = moves();
    const int index = (help->pos().y() - scaled(2)) / scaled(18) - 2;
    if (index < 0 || index >= static_cast<int>(all.size())) {
        QToolTip::hideText();
        return true;
    }
    const record::Event& cause = m_record->events[all[static_cast<std::size_t>(index)].event];
    const QStringList lines{wordsOf(cause), timeOf(cause.time, m_record->clock), said(cause.source)};
    QToolTip::showText(help->globalPos(), lines.join('\n'), this);
    return true;
}

void ContributionsList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}
