#include "ui/timeline/timeline_view.h"

#include "core/record/moment.h"
#include "ui/theme/type.h"
#include "ui/timeline/timeline_state.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

namespace lantern::timeline {

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_state(std::make_unique<State>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setFont(theme::smallFont());
}

TimelineView::~TimelineView() = default;

void TimelineView::setRecord(std::shared_ptr<const record::Record> record)
{
    m_state->record = std::move(record);
    m_state->risk.reset();
    m_state->riskMessage.clear();
    m_state->hour.reset();
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

void TimelineView::setRisk(std::optional<session::RiskCurve> curve)
{
    m_state->risk = std::move(curve);
    m_state->riskMessage.clear();
    update();
}

void TimelineView::setRiskMessage(const QString& sentence)
{
    m_state->riskMessage = sentence;
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
    if (!m_state->risk || m_state->risk->points.empty())
        return;
    const auto& points = m_state->risk->points;
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
    if (const auto* shown = state.eventAt(help->pos())) {
        lines << said(shown->text);
        if (!shown->valueText.empty())
            lines << tr("Value: %1 %2").arg(said(shown->valueText), said(shown->unit));
        if (shown->low || shown->high)
            lines << tr("Reference range: %1 to %2")
                         .arg(shown->low ? QString::number(*shown->low) : QString(),
                              shown->high ? QString::number(*shown->high) : QString());
        lines << tr("Time: %1").arg(said(record::textOf(shown->time, state.record->clock)));
        lines << tr("Source: %1").arg(said(shown->source));
    } else if (const auto* point = state.pointAt(help->pos(), size())) {
        lines << tr("Hour %1: %2 (networks %3 to %4)")
                     .arg(point->hour)
                     .arg(point->risk, 0, 'f', 3)
                     .arg(point->low, 0, 'f', 3)
                     .arg(point->high, 0, 'f', 3);
        int count = 0;
        for (const auto& contribution : state.risk->contributions)
            if (contribution.hour == point->hour && count < 5 && contribution.event < state.record->events.size()) {
                const auto& cause = state.record->events[contribution.event];
                lines << tr("%1  %2 %3 %4")
                             .arg(contribution.change, 0, 'f', 3)
                             .arg(said(cause.text), said(cause.valueText), said(cause.unit));
                ++count;
            }
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        // Text out of a record is shown as it is, never read as markup.
        QToolTip::showText(help->globalPos(), lines.join('\n').toHtmlEscaped().replace('\n', "<br>"), this);
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
        const auto* under = m_state->eventAt(at);
        const bool opens =
            under && under->kind == record::Kind::Imaging && m_state->loaded.contains(said(under->studyUid));
        setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
        const auto* point = m_state->pointAt(at.x());
        pointAt(point ? std::optional(point->hour) : std::nullopt);
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
    const auto* under = m_state->eventAt(event->position().toPoint());
    if (under && under->kind == record::Kind::Imaging && m_state->loaded.contains(said(under->studyUid)))
        Q_EMIT studyActivated(said(under->studyUid));
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
