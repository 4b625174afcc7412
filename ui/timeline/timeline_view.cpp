#include "ui/timeline/timeline_view.h"

#include "core/record/moment.h"
#include "ui/paint/sentences.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"
#include "ui/timeline/moves_list.h"
#include "ui/timeline/time_axis.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::timeline {

namespace {

using record::Event;
using record::Kind;

enum Lane { Imaging, Encounters, Conditions, Drugs, LabsAndVitals, laneCount };

// Which lane shows a kind of event.
Lane laneOf(Kind kind)
{
    switch (kind) {
    case Kind::Imaging:
    case Kind::Report: return Imaging;
    case Kind::Encounter:
    case Kind::Procedure: return Encounters;
    case Kind::Condition:
    case Kind::Allergy: return Conditions;
    case Kind::Drug:
    case Kind::Immunization: return Drugs;
    case Kind::Lab:
    case Kind::Vital:
    case Kind::Other: return LabsAndVitals;
    }
    return LabsAndVitals;
}

enum class Level { Unremarkable, Low, High };

Level levelOf(const Event& event)
{
    if (event.value && event.high && *event.value > *event.high)
        return Level::High;
    if (event.value && event.low && *event.value < *event.low)
        return Level::Low;
    if (event.interpretation.starts_with("H"))
        return Level::High;
    return event.interpretation.starts_with("L") ? Level::Low : Level::Unremarkable;
}

bool isDated(const Event& event) { return event.time.precision != record::Precision::Unknown; }

QString said(const std::string& text) { return QString::fromStdString(text); }

}

struct TimelineView::State {
    std::shared_ptr<const record::Record> record;
    std::optional<session::RiskCurve> risk;
    QString riskMessage, openStudy;
    std::optional<double> openSeconds;    // where the record does not say when the open study was
    std::optional<int> hour;    // under the pointer
    QSet<QString> loaded;
    TimeAxis axis;
    std::optional<QPoint> pressedAt, lastMove, pointer;
    bool hasDragged = false;

    QRectF lane(int index, int width) const
    {
        return {0, double(index) * theme::scaled(20), double(width), double(theme::scaled(20))};
    }
    QRectF curve(const QSize& size) const
    {
        const double top = laneCount * theme::scaled(20) + theme::scaled(2);
        return {axis.left(), top, axis.right() - axis.left(), std::max(10.0, size.height() - top - theme::scaled(18))};
    }
    double yOf(double probability, const QRectF& area) const { return area.bottom() - probability * area.height(); }

    const Event* eventAt(const QPoint& at) const
    {
        if (!record || at.x() < axis.left())
            return nullptr;
        const int lane = at.y() / theme::scaled(20);
        const Event* nearest = nullptr;
        double distance = theme::scaled(6);
        const Event* span = nullptr;
        for (const auto& event : record->events) {
            if (!isDated(event) || laneOf(event.kind) != lane)
                continue;
            const double x = axis.pixelFromSeconds(double(event.time.seconds));
            if (std::abs(x - at.x()) <= distance) {
                distance = std::abs(x - at.x());
                nearest = &event;
            }
            if (event.end && x <= at.x() && axis.pixelFromSeconds(double(event.end->seconds)) >= at.x())
                span = &event;
        }
        return nearest ? nearest : span;
    }

    // The hour that had begun at this pixel; none before and well after the stay.
    const session::RiskPoint* pointAt(double x) const
    {
        if (!risk || risk->points.empty() || x < axis.left())
            return nullptr;
        const session::RiskPoint* latest = nullptr;
        for (const auto& point : risk->points)
            if (axis.pixelFromSeconds(double(point.time.seconds)) <= x)
                latest = &point;
        const bool isAfter = axis.secondsFromPixel(x) > double(risk->points.back().time.seconds) + 3600;
        return isAfter ? nullptr : latest;
    }
    const session::RiskPoint* pointAt(const QPoint& at, const QSize& size) const
    {
        return curve(size).contains(at) ? pointAt(at.x()) : nullptr;
    }
    // The point of the hour under the pointer, else the last.
    const session::RiskPoint* shownPoint() const
    {
        if (!risk || risk->state != session::RiskCurve::State::Scored || risk->points.empty())
            return nullptr;
        for (const auto& point : risk->points)
            if (hour && point.hour == *hour)
                return &point;
        return &risk->points.back();
    }
};

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

void TimelineView::paintEvent(QPaintEvent*)
{
    auto& state = *m_state;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme::tone::panel);
    state.axis.setPixels(theme::scaled(112), width() - theme::scaled(8));
    const std::array<QString, laneCount> names{tr("Imaging"), tr("Encounters"), tr("Conditions"), tr("Drugs"),
                                               tr("Labs and vitals")};
    if (!state.record) {
        painter.setPen(theme::tone::secondText);
        painter.drawText(rect(), Qt::AlignCenter, tr("No record open"));
        return;
    }

    const int row = theme::scaled(20), labelWidth = theme::scaled(104);
    for (int lane = 0; lane < laneCount; ++lane) {
        const auto area = state.lane(lane, width());
        painter.setPen(theme::tone::hairline);
        painter.drawLine(area.bottomLeft(), area.bottomRight());
        painter.setPen(theme::tone::secondText);
        painter.drawText(QRectF(theme::scaled(6), area.top(), labelWidth, row), Qt::AlignVCenter,
                         names[std::size_t(lane)]);
    }

    painter.save();
    painter.setClipRect(
        QRectF(state.axis.left(), 0, state.axis.right() - state.axis.left() + theme::scaled(4), height()));
    for (const auto& tick : state.axis.ticks(state.record->clock)) {
        painter.setPen(theme::tone::hairline);
        painter.drawLine(QPointF(tick.pixel, 0), QPointF(tick.pixel, height() - theme::scaled(16)));
        painter.setPen(theme::tone::secondText);
        painter.drawText(QRectF(tick.pixel + 3, height() - theme::scaled(17), theme::scaled(88), theme::scaled(16)),
                         Qt::AlignVCenter, tick.text);
    }

    std::array<double, laneCount> textEnds;
    textEnds.fill(-1e9);
    const double radius = theme::scaled(3);
    // Where each lane's marks stand, in order: words must not run over the next one.
    std::array<std::vector<double>, laneCount> marks;
    for (const auto& event : state.record->events)
        if (isDated(event))
            marks[laneOf(event.kind)].push_back(state.axis.pixelFromSeconds(double(event.time.seconds)));
    for (const auto& event : state.record->events) {
        if (!isDated(event))
            continue;
        const double x = state.axis.pixelFromSeconds(double(event.time.seconds));
        const double end = event.end ? state.axis.pixelFromSeconds(double(event.end->seconds)) : x;
        if (end < state.axis.left() - row || x > state.axis.right() + row)
            continue;
        const auto lane = laneOf(event.kind);
        const double y = state.lane(lane, width()).center().y();
        const bool isStudy = event.kind == Kind::Imaging;
        const bool canOpen = isStudy && state.loaded.contains(said(event.studyUid));
        const QColor tone = canOpen ? theme::tone::selection : theme::tone::text;
        if (event.end) {
            // Along the foot of the lane, where it strikes no words through.
            const double foot = y + row / 2.0 - theme::scaled(2);
            painter.setPen(QPen(theme::tone::outline, theme::scaled(2), Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(x, foot), QPointF(std::max(end, x + 1), foot));
        }
        painter.setPen(QPen(tone, 1));
        painter.setBrush(tone);
        // Beyond its range a value is a triangle, up or down: shape speaks before colour.
        if (const auto level = levelOf(event); level != Level::Unremarkable) {
            const double up = level == Level::High ? -1 : 1;
            painter.drawPolygon(QPolygonF(
                {{x, y + up * (radius + 1)}, {x - radius - 1, y - up * radius}, {x + radius + 1, y - up * radius}}));
        } else if (isStudy) {
            if (!canOpen)
                painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2));
        } else {
            painter.drawEllipse(QPointF(x, y), radius - 1, radius - 1);
        }
        // Words only where they fit behind the last ones.
        auto words = event.value && !event.valueText.empty() && lane == LabsAndVitals
            ? said(event.text).section(' ', 0, 1) + ' ' + said(event.valueText)
            : said(event.text);
        words = fontMetrics().elidedText(words, Qt::ElideRight, theme::scaled(160));
        const double start = std::max(x, state.axis.left()) + radius + 4;
        const double wordsEnd = start + fontMetrics().horizontalAdvance(words);
        const auto& ofLane = marks[lane];
        const auto next = std::upper_bound(ofLane.begin(), ofLane.end(), std::max(x, state.axis.left()) + 2);
        const bool isFree = next == ofLane.end() || *next - radius > wordsEnd;
        if (isFree && start > textEnds[std::size_t(lane)] && x >= textEnds[std::size_t(lane)] - radius) {
            painter.setPen(theme::tone::text);
            painter.drawText(QRectF(start, y - row / 2.0, theme::scaled(170), row), Qt::AlignVCenter, words);
            textEnds[std::size_t(lane)] = wordsEnd + theme::scaled(8);
        }
    }

    const auto area = state.curve(size());
    if (state.risk && state.risk->state == session::RiskCurve::State::Scored && !state.risk->points.empty()
        && state.riskMessage.isEmpty()) {
        QPainterPath steps, band;
        QPolygonF lower;
        const auto& points = state.risk->points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double x = state.axis.pixelFromSeconds(double(points[i].time.seconds));
            const double next =
                i + 1 < points.size() ? state.axis.pixelFromSeconds(double(points[i + 1].time.seconds)) : x;
            const QPointF a(x, state.yOf(points[i].risk, area)), b(next, a.y());
            i == 0 ? steps.moveTo(a) : steps.lineTo(a);
            steps.lineTo(b);
            const double high = state.yOf(points[i].high, area), low = state.yOf(points[i].low, area);
            i == 0 ? band.moveTo(x, high) : band.lineTo(x, high);
            band.lineTo(next, high);
            lower.prepend({x, low});
            lower.prepend({next, low});
        }
        for (const auto& point : lower)
            band.lineTo(point);
        auto shade = theme::tone::finding;
        shade.setAlphaF(0.25f);
        painter.fillPath(band, shade);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::tone::finding, 1.5));
        painter.drawPath(steps);
        painter.setPen(theme::tone::secondText);
        for (const int end : {0, 1})
            painter.drawText(QRectF(area.left() + 2, state.yOf(end, area) - (end ? 0 : row * 0.7), row, row * 0.7),
                             Qt::AlignLeft | Qt::AlignVCenter, QString::number(end));
        const double threshold = state.yOf(state.risk->threshold, area);
        painter.setPen(QPen(theme::tone::secondText, 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), threshold), QPointF(area.right(), threshold));
    }
    // What moved the risk most at the hour in question is ringed in its lane.
    if (const auto* point = state.shownPoint(); point && state.riskMessage.isEmpty()) {
        const QPointF at(state.axis.pixelFromSeconds(double(point->time.seconds)), state.yOf(point->risk, area));
        painter.setPen(QPen(theme::tone::finding, 1));
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()));
        painter.setBrush(theme::tone::finding);
        painter.drawEllipse(at, radius, radius);
        painter.setBrush(Qt::NoBrush);
        constexpr std::size_t most = 6;
        for (const auto& move : contributionsAt(*state.risk, point->hour, most)) {
            if (move.event >= state.record->events.size() || !isDated(state.record->events[move.event]))
                continue;
            const auto& cause = state.record->events[move.event];
            painter.drawEllipse(QPointF(state.axis.pixelFromSeconds(double(cause.time.seconds)),
                                        state.lane(laneOf(cause.kind), width()).center().y()),
                                radius + 3, radius + 3);
        }
    }
    auto openAt = state.openSeconds;
    for (const auto& event : state.record->events)
        if (!state.openStudy.isEmpty() && isDated(event) && said(event.studyUid) == state.openStudy)
            openAt = double(event.time.seconds);
    if (openAt) {
        const double x = state.axis.pixelFromSeconds(*openAt);
        painter.setPen(QPen(theme::tone::selection, 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, area.bottom()));
    }
    painter.restore();

    // What stands in place of a curve is said in words; a missing curve must not look like a low one.
    painter.setPen(theme::tone::secondText);
    const QRectF label(theme::scaled(6), area.top(), labelWidth, area.height());
    painter.drawText(label, Qt::AlignTop | Qt::TextWordWrap, tr("Risk of death in hospital"));
    QString words = state.riskMessage;
    if (words.isEmpty() && !state.risk)
        words = tr("Not scored");
    else if (words.isEmpty() && state.risk->state == session::RiskCurve::State::NotApplicable)
        words = paint::sentence(state.risk->reason);
    if (!words.isEmpty())
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, words);
    else
        painter.drawText(area.adjusted(4, 0, -4, 0), Qt::AlignTop | Qt::AlignRight,
                         tr("%1 %2, threshold %3. Not for diagnostic use.")
                             .arg(said(state.risk->model.id), said(state.risk->model.version))
                             .arg(state.risk->threshold, 0, 'f', 2));
}

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
        const bool opens = under && under->kind == Kind::Imaging && m_state->loaded.contains(said(under->studyUid));
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
    if (under && under->kind == Kind::Imaging && m_state->loaded.contains(said(under->studyUid)))
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
