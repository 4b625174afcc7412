// How a timeline is drawn: lanes and ticks, events with their words, the curve of the risk and what moved it.
#include "ui/timeline/timeline_state.h"

#include "ui/paint/message_text.h"
#include "ui/theme/colours.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/score_text.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>

namespace lantern::timeline {

using record::Event;
using record::Kind;

namespace {

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

// Logical pixels, as large as the words beside them.
int rowHeight() { return theme::scaled(20); }
int labelWidth() { return theme::scaled(104); }
double markRadius() { return theme::scaled(3); }

// Each curve has its own lane and words, so the colours only tell neighbours apart.
QColor toneOf(std::size_t curve)
{
    constexpr std::array colours{theme::colour::finding, theme::colour::filesOwn, theme::colour::refused,
                                 theme::colour::measurement};
    return colours[curve % colours.size()];
}

}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme::colour::panel);
    m_state->axis.setPixels(theme::scaled(112), width() - theme::scaled(8));
    if (!m_state->record) {
        painter.setPen(theme::colour::secondText);
        painter.drawText(rect(), Qt::AlignCenter, tr("No record open"));
        return;
    }
    if (std::ranges::none_of(m_state->record->events, isDated)) {
        painter.setPen(theme::colour::secondText);
        painter.drawText(rect(), Qt::AlignCenter, tr("No dated events"));
        return;
    }
    paintLanes(painter);
    const TimeAxis& axis = m_state->axis;
    painter.save();
    painter.setClipRect(QRectF(axis.left(), 0, clipRight() - axis.left(), height()));
    paintTicks(painter);
    paintEvents(painter);
    paintScores(painter);
    paintCurves(painter);
    paintMoves(painter);
    paintOpenStudy(painter);
    painter.restore();
    paintScoreNames(painter);
    paintWords(painter);
}

QColor TimelineView::explainedTone() const { return toneOf(m_state->explained); }

double TimelineView::clipRight() const { return m_state->axis.right() + theme::scaled(4); }

void TimelineView::paintLanes(QPainter& painter) const
{
    const std::array<QString, laneCount> names{tr("Imaging"), tr("Encounters"), tr("Conditions"), tr("Drugs"),
                                               tr("Labs and vitals")};
    for (int lane = 0; lane < laneCount; ++lane) {
        const auto area = m_state->lane(lane, width());
        painter.setPen(theme::colour::hairline);
        painter.drawLine(area.bottomLeft(), area.bottomRight());
        painter.setPen(theme::colour::secondText);
        painter.drawText(QRectF(theme::scaled(6), area.top(), labelWidth(), rowHeight()), Qt::AlignVCenter,
                         names[std::size_t(lane)]);
    }
}

void TimelineView::paintTicks(QPainter& painter) const
{
    const auto ticks = m_state->axis.ticks(m_state->record->clock);
    painter.setPen(theme::colour::hairline);
    for (const auto& tick : ticks)
        painter.drawLine(QPointF(tick.pixel, 0), QPointF(tick.pixel, height() - theme::scaled(16)));
    painter.setPen(theme::colour::secondText);
    constexpr double Gap = 3;
    const QFontMetricsF metrics(painter.font());
    for (const auto& words :
         wordsOf(ticks, clipRight(), Gap, [&](const QString& text) { return metrics.horizontalAdvance(text); }))
        painter.drawText(QRectF(words.left, height() - theme::scaled(17), metrics.horizontalAdvance(words.text) + 1,
                                theme::scaled(16)),
                         Qt::AlignVCenter | Qt::AlignLeft, words.text);
}

void TimelineView::paintEvents(QPainter& painter) const
{
    const State& state = *m_state;
    const int row = rowHeight();
    for (const auto& event : state.record->events) {
        if (!isDated(event) || !event.end)
            continue;
        // Along the foot of the lane, where it strikes no words through; dashed where it is no fact.
        const double x = state.axis.pixelFromSeconds(double(event.time.seconds));
        const double end = state.axis.pixelFromSeconds(double(event.end->seconds));
        if (end < state.axis.left() - row || x > state.axis.right() + row)
            continue;
        const double foot = state.lane(laneOf(event), width()).center().y() + row / 2.0 - theme::scaled(2);
        painter.setPen(
            QPen(theme::colour::outline, theme::scaled(2), event.isFact() ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, foot), QPointF(std::max(end, x + 1), foot));
    }
    const auto marks = state.marks();
    std::array<std::vector<const Mark*>, laneCount> lanes;
    for (const auto& mark : marks)
        lanes[std::size_t(mark.lane)].push_back(&mark);
    for (const auto& lane : lanes) {
        double textEnd = -1e9;
        for (std::size_t i = 0; i < lane.size(); ++i) {
            if (lane[i]->pixel < state.axis.left() - row || lane[i]->pixel > state.axis.right() + row)
                continue;
            const double edge = clipRight() + markRadius();
            const double next = i + 1 < lane.size() ? std::min(lane[i + 1]->pixel, edge) : edge;
            paintMark(painter, *lane[i]);
            paintMarkWords(painter, *lane[i], next, textEnd);
        }
    }
}

// The shape of the mark's most telling event: one beyond its range, else a study that can be opened, else the first.
void TimelineView::paintMark(QPainter& painter, const Mark& mark) const
{
    const State& state = *m_state;
    const double radius = markRadius(), x = mark.pixel, y = state.lane(mark.lane, width()).center().y();
    const auto rank = [&](std::size_t i) {
        const auto& event = state.record->events[i];
        return 2 * int(levelOf(event) != Level::Unremarkable && !state.isHollow(i))
            + int(!state.studiesOf({i}).isEmpty());
    };
    const auto shown = *std::ranges::max_element(mark.events, {}, rank);
    const auto& event = state.record->events[shown];
    const bool isStudy = event.kind == Kind::Imaging, canOpen = !state.studiesOf({shown}).isEmpty();
    const QColor colour = canOpen ? theme::colour::selection : theme::colour::text;
    // Hollow: a study that is not loaded, and where no event of the mark is a fact that counts.
    const bool isHollow = std::ranges::all_of(mark.events, [&](auto i) { return state.isHollow(i); });
    painter.setPen(QPen(colour, 1));
    painter.setBrush(isHollow || (isStudy && !canOpen) ? QBrush(Qt::NoBrush) : QBrush(colour));
    // Beyond its range a value is a triangle, up or down: shape speaks before colour.
    if (const auto level = levelOf(event); level != Level::Unremarkable) {
        const double up = level == Level::High ? -1 : 1;
        painter.drawPolygon(QPolygonF(
            {{x, y + up * (radius + 1)}, {x - radius - 1, y - up * radius}, {x + radius + 1, y - up * radius}}));
    } else if (isStudy) {
        painter.drawRect(QRectF(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2));
    } else {
        painter.drawEllipse(QPointF(x, y), isHollow ? radius : radius - 1, isHollow ? radius : radius - 1);
    }
    if (state.chosen && std::ranges::find(mark.events, *state.chosen) != mark.events.end()) {
        painter.setPen(QPen(theme::colour::selection, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x, y), radius + 4, radius + 4);
    }
}

// How many events there are, and the words of one where they fit before the next mark.
void TimelineView::paintMarkWords(QPainter& painter, const Mark& mark, double next, double& textEnd) const
{
    const State& state = *m_state;
    const double radius = markRadius(), y = state.lane(mark.lane, width()).center().y();
    const int row = rowHeight();
    const double start = std::max(mark.pixel, state.axis.left()) + radius + 4;
    if (start <= textEnd || mark.pixel < textEnd - radius)
        return;
    const bool isChosenHere = state.chosen && std::ranges::find(mark.events, *state.chosen) != mark.events.end();
    const auto& event = state.record->events[isChosenHere ? *state.chosen : mark.events.front()];
    auto words = event.value && !event.valueText.empty() && mark.lane == LabsAndVitals
        ? titleOf(event).section(' ', 0, event.isFact() ? 0 : 1) + ' ' + valueOf(event)
        : titleOf(event);
    const QString count = mark.events.size() > 1 ? QStringLiteral("×%1 ").arg(mark.events.size()) : QString();
    words = fontMetrics().elidedText(count + words, Qt::ElideRight, theme::scaled(160));
    for (const QString& text : {words, count.trimmed()}) {
        const double end = start + fontMetrics().horizontalAdvance(text);
        if (text.isEmpty() || next - radius <= end)
            continue;
        painter.setPen(theme::colour::text);
        painter.drawText(QRectF(start, y - row / 2.0, theme::scaled(170), row), Qt::AlignVCenter, text);
        textEnd = end + theme::scaled(8);
        return;
    }
}

void TimelineView::paintCurves(QPainter& painter) const
{
    for (std::size_t i = 0; i < m_state->curves.size() && m_state->message.isEmpty(); ++i)
        paintCurve(painter, i);
}

// The value as steps within the band of its networks, its own scale at the left, its own threshold dashed.
void TimelineView::paintCurve(QPainter& painter, std::size_t index) const
{
    const State& state = *m_state;
    const auto& curve = state.curves[index];
    const int row = rowHeight();
    const QRectF area = state.curve(index, size());
    QPainterPath steps, band;
    QPolygonF lower;
    const auto& points = curve.points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double x = state.axis.pixelFromSeconds(double(points[i].time.seconds));
        const double next = i + 1 < points.size() ? state.axis.pixelFromSeconds(double(points[i + 1].time.seconds)) : x;
        const QPointF a(x, State::yOf(curve, points[i].value, area)), b(next, a.y());
        i == 0 ? steps.moveTo(a) : steps.lineTo(a);
        steps.lineTo(b);
        const double high = State::yOf(curve, points[i].high, area), low = State::yOf(curve, points[i].low, area);
        i == 0 ? band.moveTo(x, high) : band.lineTo(x, high);
        band.lineTo(next, high);
        lower.prepend({x, low});
        lower.prepend({next, low});
    }
    for (const auto& point : lower)
        band.lineTo(point);
    auto shade = toneOf(index);
    shade.setAlphaF(0.25f);
    painter.fillPath(band, shade);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(toneOf(index), 1.5));
    painter.drawPath(steps);
    painter.setPen(theme::colour::secondText);
    for (const bool isTop : {false, true}) {
        const double value = isTop ? curve.highest : curve.lowest;
        painter.drawText(
            QRectF(area.left() + 2, State::yOf(curve, value, area) - (isTop ? 0 : row * 0.7), row, row * 0.7),
            Qt::AlignLeft | Qt::AlignVCenter, QString::number(value));
    }
    const double threshold = State::yOf(curve, curve.threshold, area);
    painter.setPen(QPen(theme::colour::secondText, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), threshold), QPointF(area.right(), threshold));
}

// What moved the explained curve most at the hour in question is ringed in its lane.
void TimelineView::paintMoves(QPainter& painter) const
{
    const State& state = *m_state;
    const auto* point = state.shownPoint();
    if (!point)
        return;
    const auto& curve = state.curves[state.explained];
    const double radius = markRadius();
    const QRectF area = state.curve(state.explained, size());
    const QPointF at(state.axis.pixelFromSeconds(double(point->time.seconds)), State::yOf(curve, point->value, area));
    painter.setPen(QPen(toneOf(state.explained), 1));
    painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()));
    painter.setBrush(toneOf(state.explained));
    painter.drawEllipse(at, radius, radius);
    painter.setBrush(Qt::NoBrush);
    constexpr std::size_t most = 6;
    for (const auto& move : largestParts(*point, most)) {
        if (move.event >= state.record->events.size() || !isDated(state.record->events[move.event]))
            continue;
        const auto& cause = state.record->events[move.event];
        painter.drawEllipse(QPointF(state.axis.pixelFromSeconds(double(cause.time.seconds)),
                                    state.lane(laneOf(cause), width()).center().y()),
                            radius + 3, radius + 3);
    }
}

void TimelineView::paintOpenStudy(QPainter& painter) const
{
    const State& state = *m_state;
    auto openAt = state.openSeconds;
    for (const auto& event : state.record->events)
        if (!state.openStudy.isEmpty() && isDated(event) && said(event.studyUid) == state.openStudy)
            openAt = double(event.time.seconds);
    if (openAt) {
        const double x = state.axis.pixelFromSeconds(*openAt);
        painter.setPen(QPen(theme::colour::selection, 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, state.curveArea(size()).bottom()));
    }
}

// What stands in place of a curve is said in words; a missing curve must not look like a low one.
void TimelineView::paintWords(QPainter& painter) const
{
    const State& state = *m_state;
    const auto label = [&](const QRectF& area, const QString& words) {
        painter.setPen(theme::colour::secondText);
        painter.drawText(QRectF(theme::scaled(6), area.top(), labelWidth(), area.height()),
                         Qt::AlignTop | Qt::TextWordWrap, words);
    };
    if (!state.curves.empty() && state.message.isEmpty()) {
        for (std::size_t i = 0; i < state.curves.size(); ++i) {
            const auto& curve = state.curves[i];
            const QRectF area = state.curve(i, size());
            label(area, titleOf(curve));
            if (i == state.explained && state.curves.size() > 1)    // whose contributions are listed
                painter.fillRect(QRectF(0, area.top(), theme::scaled(3), area.height()), toneOf(i));
            painter.drawText(area.adjusted(4, 0, -4, 0), Qt::AlignTop | Qt::AlignRight,
                             tr("%1 %2, threshold %3. Not for diagnostic use.")
                                 .arg(said(curve.model->id), said(curve.model->version))
                                 .arg(curve.threshold, 0, 'f', 2));
        }
        return;
    }
    const QRectF area = state.curveArea(size());
    QStringList words{state.message};
    if (state.message.isEmpty()) {
        words.clear();
        for (const auto& each : state.unscored)
            words << (state.unscored.size() == 1 ? paint::sentence(each.reason)
                                                 : titleOf(each) + QStringLiteral(": ") + paint::sentence(each.reason));
        if (words.isEmpty())
            words << tr("Not scored");
    }
    label(area, state.unscored.size() == 1 ? titleOf(state.unscored.front()) : tr("Risks"));
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, words.join('\n'));
}

}
