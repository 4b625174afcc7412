#include "ui/findings/outcome_text.h"

#include "ui/theme/colours.h"

#include <QCoreApplication>
#include <QDateTime>

namespace lantern::findings {

namespace colour = theme::colour;
using nn::State;
using theme::Icon;

namespace {

QString say(const char* text, int number = -1) { return QCoreApplication::translate("Outcome", text, nullptr, number); }

}

Look lookOf(const AnalysisStatus& status)
{
    if (status.isStale)
        return {Icon::ClockExclamation, colour::secondText, Line::DashDotted};
    switch (status.outcome.state) {
    case State::NotRequested: return {Icon::CircleDashed, colour::notAnalysed, Line::Dashed};
    case State::NotApplicable: return {Icon::Info, colour::notAnalysed, Line::Dotted};
    case State::Running: return {Icon::Scan, colour::selection, Line::Thin};
    case State::Refused: return {Icon::Ban, colour::refused, Line::Thin};
    case State::Failed: return {Icon::AlertTriangle, colour::failed, Line::Thick};
    case State::NothingAboveThreshold: return {Icon::CircleMinus, colour::nothingFound, Line::Thin};
    case State::Findings: return {Icon::CircleFilled, colour::finding, Line::Filled};
    }
    Q_UNREACHABLE();
}

QString headlineOf(const AnalysisStatus& status)
{
    const nn::Outcome& outcome = status.outcome;
    if (status.isStale)
        return say(QT_TRANSLATE_NOOP("Outcome", "Stale: the series changed after this analysis"));
    switch (outcome.state) {
    case State::NotRequested: return say(QT_TRANSLATE_NOOP("Outcome", "Not analysed"));
    case State::NotApplicable: return say(QT_TRANSLATE_NOOP("Outcome", "Not applicable to this series"));
    case State::Running:
        return status.share > 0
            ? say(QT_TRANSLATE_NOOP("Outcome", "Analysing, %1 %")).arg(static_cast<int>(100 * status.share + 1e-6))
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

bool hasResult(const AnalysisStatus& status)
{
    return status.outcome.state == State::Findings || status.outcome.state == State::NothingAboveThreshold;
}

}
