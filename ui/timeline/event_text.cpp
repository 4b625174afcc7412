#include "ui/timeline/event_text.h"

#include "core/record/event_words.h"
#include "core/record/moment.h"
#include "ui/paint/sentences.h"
#include "ui/timeline/timeline_view.h"

#include <QDateTime>
#include <QStringList>

namespace lantern::timeline {

QString titleOf(const record::Event& event)
{
    const QString text = QString::fromStdString(event.text);
    if (event.isFact())
        return text;
    QStringList marks;
    for (const QString& mark : QString::fromStdString(event.mark).split(QStringLiteral(", ")))
        marks.append(paint::sentence(mark.toStdString()));
    return QStringLiteral("%1: %2").arg(marks.join(QStringLiteral(", ")), text);
}

QString valueOf(const record::Event& event)
{
    const std::string value = record::valueForPeople(event);
    // The word of a coded value has a translation; digits need none looked for.
    const bool isWord = event.value && value.find_first_of("0123456789") == std::string::npos;
    return isWord ? paint::sentence(value) : QString::fromStdString(value);
}

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
