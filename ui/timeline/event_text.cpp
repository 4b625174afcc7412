#include "ui/timeline/event_text.h"

#include "core/record/event_words.h"
#include "core/record/moment.h"
#include "ui/paint/message_text.h"
#include "ui/timeline/timeline_view.h"

#include <QDateTime>

namespace lantern::timeline {

QString titleOf(const record::Event& event)
{
    const QString text = QString::fromStdString(event.text);
    return event.isFact() ? text : QStringLiteral("%1: %2").arg(paint::sentence(event.marks), text);
}

QString valueOf(const record::Event& event) { return paint::sentence(record::valueForPeople(event)); }

QString wordsOf(const record::Event& event)
{
    return QStringLiteral("%1 %2").arg(titleOf(event), valueOf(event)).trimmed();
}

QString timeOf(const record::Moment& time, record::Clock clock)
{
    const QString written = QString::fromStdString(record::textOf(time, clock));
    if (clock == record::Clock::SinceAdmission || time.precision < record::Precision::Minute)
        return written;
    if (!time.hasZone)
        return TimelineView::tr("%1, no time zone given").arg(written);
    const QDateTime local = QDateTime::fromSecsSinceEpoch(time.seconds);
    return QStringLiteral("%1 (%2)").arg(local.toString(QStringLiteral("yyyy-MM-dd HH:mm")), written);
}

}
