#include "ui/timeline/score_text.h"

#include "ui/paint/message_text.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/timeline_view.h"

#include <algorithm>
#include <cmath>

namespace lantern::timeline {

bool callsForAction(const record::ScoreSeries& score, double value)
{
    return score.actsBelow ? value < score.threshold : value >= score.threshold;
}

QString titleOf(const record::ScoreSeries& score)
{
    const QString target = paint::sentence(score.target);
    return score.horizon.empty() ? target : TimelineView::tr("%1, %2").arg(target, paint::sentence(score.horizon));
}

QString valueOf(const record::ScoreSeries& score, double value)
{
    if (score.unit == "1")
        return QString::number(value, 'f', 3);
    const QString number = QString::number(std::round(value));
    return score.unit == "mL/min/{1.73_m2}" ? number + QStringLiteral(" mL/min/1.73 m²") : number;
}

QString signedChange(double change)
{
    return (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::number(std::abs(change), 'f', 3);
}

QStringList wordsOf(const record::ScoreSeries& score, const record::ScorePoint& point, const record::Record& record)
{
    QStringList lines;
    if (score.model) {
        constexpr std::size_t most = 5;
        lines << TimelineView::tr("Hour %1: %2 (networks %3 to %4)")
                     .arg(QString::number(record::hourOf(score, point)), valueOf(score, point.value),
                          valueOf(score, point.low), valueOf(score, point.high));
        for (std::size_t i = 0; i < std::min(point.parts.size(), most); ++i)
            if (point.parts[i].event < record.events.size())
                lines << signedChange(point.parts[i].change) + QStringLiteral("  ")
                        + wordsOf(record.events[point.parts[i].event]);
        return lines;
    }
    const QString threshold = QString::number(score.threshold);
    lines << (score.actsBelow ? TimelineView::tr("%1: %2 (threshold: below %3)")
                              : TimelineView::tr("%1: %2 (threshold: from %3 on)"))
                 .arg(paint::sentence(score.target), valueOf(score, point.value), threshold)
          << TimelineView::tr("Time: %1").arg(timeOf(point.time, record.clock));
    for (const auto& part : point.parts)
        if (part.event < record.events.size()) {
            const QString value = wordsOf(record.events[part.event]);
            lines << (score.unit == "{score}" ? QStringLiteral("+%1  %2").arg(part.change).arg(value) : value);
        }
    for (const auto& note : score.notes)
        lines << paint::sentence(note);
    lines << QString::fromStdString(score.source);
    return lines;
}

std::vector<record::ScorePart> largestParts(const record::ScorePoint& point, std::size_t most)
{
    std::vector<record::ScorePart> found;
    for (const auto& part : point.parts)    // sorted by size
        if (found.size() < most && part.change != 0)
            found.push_back(part);
    return found;
}

}
