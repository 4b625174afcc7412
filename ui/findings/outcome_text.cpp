#include "ui/findings/outcome_text.h"

#include "ui/theme/tones.h"

#include <QCoreApplication>
#include <QDateTime>

namespace lantern::findings {

namespace tone = theme::tone;
using nn::State;
using theme::Icon;

namespace {

QString say(const char* text, int number = -1) { return QCoreApplication::translate("Outcome", text, nullptr, number); }

}

Look lookOf(const Standing& standing)
{
    if (standing.isStale)
        return {Icon::ClockExclamation, tone::secondText, Line::DashDotted};
    switch (standing.outcome.state) {
    case State::NotRequested: return {Icon::CircleDashed, tone::notAnalysed, Line::Dashed};
    case State::NotApplicable: return {Icon::Info, tone::notAnalysed, Line::Dotted};
    case State::Running: return {Icon::Scan, tone::selection, Line::Thin};
    case State::Refused: return {Icon::Ban, tone::refused, Line::Thin};
    case State::Failed: return {Icon::AlertTriangle, tone::failed, Line::Thick};
    case State::NothingAboveThreshold: return {Icon::CircleMinus, tone::nothingFound, Line::Thin};
    case State::Findings: return {Icon::CircleFilled, tone::finding, Line::Filled};
    }
    Q_UNREACHABLE();
}

QString headlineOf(const Standing& standing)
{
    const nn::Outcome& outcome = standing.outcome;
    if (standing.isStale)
        return say(QT_TRANSLATE_NOOP("Outcome", "Stale: the series changed after this analysis"));
    switch (outcome.state) {
    case State::NotRequested: return say(QT_TRANSLATE_NOOP("Outcome", "Not analysed"));
    case State::NotApplicable: return say(QT_TRANSLATE_NOOP("Outcome", "Not applicable to this series"));
    case State::Running:
        return standing.share > 0
            ? say(QT_TRANSLATE_NOOP("Outcome", "Analysing, %1 %")).arg(static_cast<int>(100 * standing.share + 1e-6))
            : say(QT_TRANSLATE_NOOP("Outcome", "Analysing"));
    case State::Refused: return say(QT_TRANSLATE_NOOP("Outcome", "Not suitable"));
    case State::Failed: return say(QT_TRANSLATE_NOOP("Outcome", "Analysis failed"));
    // A negative keeps its number: "0.31 under 0.50" can be judged, "normal" cannot.
    case State::NothingAboveThreshold:
        return say(QT_TRANSLATE_NOOP("Outcome", "Nothing above threshold (%1 under %2)"))
            .arg(outcome.highest, 0, 'f', 2)
            .arg(outcome.threshold, 0, 'f', 2);
    case State::Findings:
        return say(QT_TRANSLATE_N_NOOP("Outcome", "%n model mark(s)"), static_cast<int>(outcome.findings.size()));
    }
    Q_UNREACHABLE();
}

QString placeOf(const nn::Finding& finding)
{
    const QString slice = say(QT_TRANSLATE_NOOP("Outcome", "slice %1")).arg(finding.slice + 1);
    if (finding.diameter <= 0)
        return slice;
    const QString place =
        slice + QStringLiteral(" · ") + say(QT_TRANSLATE_NOOP("Outcome", "%1 mm")).arg(finding.diameter, 0, 'f', 0);
    return finding.isBeyondTraining
        ? place + QStringLiteral(" · ") + say(QT_TRANSLATE_NOOP("Outcome", "wider than trained for"))
        : place;
}

QString timeOf(const nn::Outcome& outcome)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(outcome.finishedAt), Qt::ISODate);
    // A result of an earlier day, kept since, says which.
    const bool isToday = time.toLocalTime().date() == QDate::currentDate();
    return time.toLocalTime().toString(isToday ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

bool hasResult(const Standing& standing)
{
    return standing.outcome.state == State::Findings || standing.outcome.state == State::NothingAboveThreshold;
}

}
