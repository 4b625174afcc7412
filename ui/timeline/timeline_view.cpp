#include "ui/timeline/timeline_view.h"

#include "ui/paint/message_text.h"
#include "ui/theme/type.h"
#include "ui/timeline/event_list.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/score_text.h"
#include "ui/timeline/timeline_state.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace lantern::timeline {

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_state(std::make_unique<State>())
    , m_list(new EventList(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    theme::followTextSize(this, [this] { setFont(theme::smallFont()); });
    connect(m_list, &EventList::chosen, this, [this](int event) {
        if (!m_state->record || std::size_t(event) >= m_state->record->events.size())
            return;    // another record came while the list was open
        m_state->chosen = std::size_t(event);
        setAccessibleDescription(chosenWords());
        update();
        if (const auto studies = m_state->studiesOf({std::size_t(event)}); !studies.isEmpty())
            Q_EMIT studyActivated(studies.front());
    });
}

TimelineView::~TimelineView() = default;

void TimelineView::setRecord(std::shared_ptr<const record::Record> record)
{
    m_state->record = std::move(record);
    m_state->rows.clear();
    m_state->curves.clear();
    m_state->unscored.clear();
    m_state->explained = 0;
    m_state->message.clear();
    m_state->hour.reset();
    m_state->leftOut.clear();
    m_state->chosen.reset();
    setAccessibleDescription({});
    m_list->hide();
    if (m_state->record) {
        double earliest = 0, latest = 0;
        bool any = false;
        for (const auto& event : m_state->record->events) {
            if (!isDated(event))
                continue;
            const double start = double(event.time.seconds), end = event.end ? double(event.end->seconds) : start;
            earliest = any ? std::min(earliest, start) : start;
            latest = any ? std::max(latest, std::max(start, end)) : std::max(start, end);
            any = true;
        }
        m_state->axis.setBounds(earliest, std::max(latest, earliest + 3600));
    }
    update();
}

void TimelineView::setScores(std::vector<record::ScoreSeries> scores)
{
    auto& state = *m_state;
    const std::string explained = state.explained < state.curves.size() ? state.curves[state.explained].id : "";
    state.rows.clear();
    state.curves.clear();
    state.unscored.clear();
    state.leftOut.clear();
    state.message.clear();
    state.explained = 0;
    for (auto& score : scores) {
        for (const auto& value : score.leftOut)
            state.leftOut.insert(value.event);
        if (score.model && score.isScored())
            state.curves.push_back(std::move(score));
        else if (score.model)
            state.unscored.push_back(std::move(score));
        else if (score.isScored())
            state.rows.push_back(std::move(score));
    }
    explain(explained);
    Q_EMIT explainedChanged();
    update();
}

int TimelineView::scoresHeight() const
{
    const int further = std::max(0, int(m_state->curves.size()) - 1);
    return int(m_state->rows.size()) * theme::scaled(scoreHeight) + further * theme::scaled(curveHeight);
}

void TimelineView::setScoreMessage(const QString& sentence)
{
    m_state->message = sentence;
    update();
}

void TimelineView::explain(const std::string& id)
{
    const auto found = std::ranges::find(m_state->curves, id, &record::ScoreSeries::id);
    if (found != m_state->curves.end())
        m_state->explained = std::size_t(found - m_state->curves.begin());
    update();
}

const record::ScoreSeries* TimelineView::explained() const { return m_state->explainedCurve(); }

void TimelineView::chooseCurve(std::size_t index)
{
    if (index >= m_state->curves.size() || index == m_state->explained)
        return;
    m_state->explained = index;
    m_state->hour.reset();
    Q_EMIT explainedChanged();
    update();
}

void TimelineView::setLoadedStudies(const QSet<QString>& studyUids)
{
    m_state->loaded = studyUids;
    update();
}

void TimelineView::setOpenStudy(const QString& studyUid, std::optional<double> seconds)
{
    m_state->openStudy = studyUid;
    m_state->openSeconds = seconds;
    update();
}

void TimelineView::pointAt(std::optional<int> hour)
{
    if (hour == m_state->hour)
        return;
    m_state->hour = hour;
    Q_EMIT hourChanged(hour.value_or(-1));
    update();
}

void TimelineView::showAll()
{
    m_state->axis.showAll();
    update();
}

void TimelineView::showIntensiveCareStay()
{
    const auto* curve = m_state->explainedCurve();
    if (!curve)
        return;
    const auto& points = curve->points;
    m_state->axis.show(double(points.front().time.seconds) - 3600, double(points.back().time.seconds) + 3600);
    update();
}

QSize TimelineView::sizeHint() const { return {theme::scaled(800), theme::scaled(190)}; }
QSize TimelineView::minimumSizeHint() const { return {theme::scaled(320), theme::scaled(130)}; }

bool TimelineView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    auto& state = *m_state;
    QStringList lines;
    if (const auto events = state.eventsAt(help->pos()); !events.empty()) {
        lines = wordsAbout(events);
    } else if (const auto score = state.scoreAt(help->pos(), size())) {
        lines = wordsOf(*score->score, *score->point, *state.record);
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.join('\n'), this);
    return true;
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    if (!m_state->record)
        return;
    m_state->axis.zoomAt(event->position().x(), std::pow(1.2, event->angleDelta().y() / 120.0));
    update();
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_state->pressedAt = m_state->lastMove = event->position().toPoint();
    m_state->hasDragged = false;
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const auto at = event->position().toPoint();
    m_state->pointer = at;
    if (!m_state->pressedAt) {
        const bool opens = !m_state->studiesOf(m_state->eventsAt(at)).isEmpty();
        setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
        const auto* curve = m_state->explainedCurve();
        const auto* point = curve ? m_state->pointAt(*curve, at.x()) : nullptr;
        pointAt(point ? std::optional(record::hourOf(*curve, *point)) : std::nullopt);
        return;
    }
    if ((at - *m_state->pressedAt).manhattanLength() > 3)
        m_state->hasDragged = true;
    if (m_state->hasDragged) {
        m_state->axis.panBy(at.x() - m_state->lastMove->x());
        m_state->lastMove = at;
        update();
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_state->pressedAt)
        return;
    const bool wasClick = !m_state->hasDragged;
    m_state->pressedAt.reset();
    if (!wasClick)
        return;
    const QPoint at = event->position().toPoint();
    if (const auto curve = m_state->curveAt(at, size()))
        chooseCurve(*curve);
    openEvents(m_state->eventsAt(at), at);
}

// A click on a study opens it; where there are several events to choose from, a list does.
void TimelineView::openEvents(const std::vector<std::size_t>& events, QPoint at)
{
    const auto studies = m_state->studiesOf(events);
    if (studies.size() == 1)
        Q_EMIT studyActivated(studies.front());
    else if (events.size() > 1)
        m_list->showEvents(*m_state->record, events, mapToGlobal(at));
}

QStringList TimelineView::wordsAbout(const std::vector<std::size_t>& events) const
{
    const auto& record = *m_state->record;
    QStringList lines;
    if (events.size() > 1) {
        constexpr std::size_t most = 12;
        lines << tr("%n event(s) here", nullptr, int(events.size()));
        for (std::size_t i = 0; i < std::min(events.size(), most); ++i)
            lines << wordsOf(record.events[events[i]]) + QStringLiteral("  ")
                    + timeOf(record.events[events[i]].time, record.clock);
        if (events.size() > most)
            lines << tr("and %n more: click for the list", nullptr, int(events.size() - most));
        return lines;
    }
    const auto& shown = record.events[events.front()];
    lines << titleOf(shown);
    if (const auto value = valueOf(shown); !value.isEmpty())
        lines << tr("Value: %1").arg(value);
    if (shown.low || shown.high)
        lines << tr("Reference range: %1 to %2")
                     .arg(shown.low ? QString::number(*shown.low) : QString(),
                          shown.high ? QString::number(*shown.high) : QString());
    lines << tr("Time: %1").arg(timeOf(shown.time, record.clock));
    lines << tr("Source: %1").arg(said(shown.source));
    QStringList notUsed;    // once, though several models say it
    for (const auto& curve : m_state->curves)
        for (const auto& value : curve.leftOut)
            if (value.event == events.front())
                notUsed << tr("Not used by the model: %1").arg(paint::sentence(value.reason));
    notUsed.removeDuplicates();
    lines << notUsed;
    return lines;
}

void TimelineView::chooseNext(int step)
{
    auto& state = *m_state;
    if (!state.record)
        return;
    const auto& events = state.record->events;
    auto at = state.chosen ? std::ptrdiff_t(*state.chosen) : step > 0 ? -1 : std::ptrdiff_t(events.size());
    do
        at += step;
    while (at >= 0 && at < std::ptrdiff_t(events.size()) && !isDated(events[std::size_t(at)]));
    if (at < 0 || at >= std::ptrdiff_t(events.size()))
        return;
    state.chosen = std::size_t(at);
    auto& axis = state.axis;
    const double seconds = double(events[*state.chosen].time.seconds), length = axis.to() - axis.from();
    if (seconds < axis.from() || seconds > axis.to())
        axis.show(seconds - length / 2, seconds + length / 2);
    setAccessibleDescription(chosenWords());
    const QPoint place(int(axis.pixelFromSeconds(seconds)),
                       int(state.lane(laneOf(events[*state.chosen]), width()).bottom()));
    if (isVisible())
        QToolTip::showText(mapToGlobal(place), chosenWords(), this);
    update();
}

QString TimelineView::chosenWords() const
{
    const State& state = *m_state;
    if (!state.record || !state.chosen)
        return {};
    const auto& chosen = state.record->events[*state.chosen];
    int number = 0, all = 0;
    for (std::size_t i = 0; i < state.record->events.size(); ++i) {
        const auto& each = state.record->events[i];
        if (!isDated(each) || each.time.seconds != chosen.time.seconds || laneOf(each) != laneOf(chosen))
            continue;
        ++all;
        number += i <= *state.chosen;
    }
    const QString words = wordsOf(chosen) + QStringLiteral(", ") + timeOf(chosen.time, state.record->clock);
    return all > 1 ? tr("%1 of %2 at this moment: %3").arg(number).arg(all).arg(words) : words;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent*) { showAll(); }

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    auto& axis = m_state->axis;
    const double middle = (axis.left() + axis.right()) / 2, step = (axis.right() - axis.left()) / 10;
    switch (event->key()) {
    case Qt::Key_Left: axis.panBy(step); break;
    case Qt::Key_Right: axis.panBy(-step); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: axis.zoomAt(middle, 1.5); break;
    case Qt::Key_Minus: axis.zoomAt(middle, 1 / 1.5); break;
    case Qt::Key_Home: axis.showAll(); break;
    case Qt::Key_Down: chooseNext(1); break;
    case Qt::Key_Up: chooseNext(-1); break;
    case Qt::Key_PageDown: chooseCurve(m_state->explained + 1); break;
    case Qt::Key_PageUp: chooseCurve(m_state->explained - 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_state->chosen)
            for (const auto& mark : m_state->marks())
                if (std::ranges::find(mark.events, *m_state->chosen) != mark.events.end()) {
                    // The chosen study itself before its neighbours.
                    const auto own = m_state->studiesOf({*m_state->chosen});
                    openEvents(own.isEmpty() ? mark.events : std::vector{*m_state->chosen},
                               {int(mark.pixel), int(m_state->lane(mark.lane, width()).bottom())});
                    break;
                }
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

void TimelineView::leaveEvent(QEvent*)
{
    m_state->pointer.reset();
    pointAt(std::nullopt);
}

void TimelineView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Timeline"));
        update();
    }
    QWidget::changeEvent(event);
}

}
