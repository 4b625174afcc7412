#include "ui/timeline/score_text.h"

#include "ui/paint/message_text.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/timeline_view.h"

#include <cmath>

namespace lantern::timeline {

bool callsForAction(const record::ScoreRule& rule, double value)
{
    return rule.actsBelow ? value < rule.threshold : value >= rule.threshold;
}

QString valueOf(const record::ScoreRule& rule, double value)
{
    const QString number = QString::number(std::round(value));
    return rule.unit == "mL/min/{1.73_m2}" ? number + QStringLiteral(" mL/min/1.73 m²") : number;
}

QStringList wordsOf(const record::ScoreSeries& score, const record::ScorePoint& point, const record::Record& record)
{
    const auto& rule = *score.rule;
    const QString threshold = QString::number(rule.threshold);
    QStringList lines{(rule.actsBelow ? TimelineView::tr("%1: %2 (threshold: below %3)")
                                      : TimelineView::tr("%1: %2 (threshold: from %3 on)"))
                          .arg(paint::sentence(rule.title), valueOf(rule, point.value), threshold),
                      TimelineView::tr("Time: %1").arg(timeOf(point.time, record.clock))};
    for (const auto& part : point.parts)
        if (part.event < record.events.size()) {
            const QString value = wordsOf(record.events[part.event]);
            lines << (rule.unit == "{score}" ? QStringLiteral("+%1  %2").arg(part.points).arg(value) : value);
        }
    for (const auto& note : score.along.notes)
        lines << paint::sentence(note);
    lines << QString::fromUtf8(rule.source.data(), qsizetype(rule.source.size()));
    return lines;
}

}
