// How clinical scores are drawn: one row a score, its points on its own scale, its threshold dashed.
#include "ui/timeline/score_text.h"
#include "ui/timeline/timeline_state.h"

#include "ui/paint/message_text.h"
#include "ui/theme/colours.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace lantern::timeline {

namespace {

constexpr double togetherSeconds = 24 * 3600;    // points further apart are not joined: nobody knows what was between

}

void TimelineView::paintScores(QPainter& painter) const
{
    const State& state = *m_state;
    const double radius = theme::scaled(2);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        const auto& score = state.rows[i];
        const QRectF row = state.scoreRow(i, size());
        const double span = score.highest - score.lowest;
        const auto yOf = [&](double value) {
            const double share = std::clamp((value - score.lowest) / span, 0.0, 1.0);
            return row.bottom() - 2 * radius - share * (row.height() - 4 * radius);
        };
        painter.setPen(theme::colour::hairline);
        painter.drawLine(row.bottomLeft(), row.bottomRight());
        painter.setPen(QPen(theme::colour::secondText, 1, Qt::DashLine));
        painter.drawLine(QPointF(row.left(), yOf(score.threshold)), QPointF(row.right(), yOf(score.threshold)));
        const record::ScorePoint* before = nullptr;
        for (const auto& point : score.points) {
            const auto placeOf = [&](const record::ScorePoint& each) {
                return QPointF(state.axis.pixelFromSeconds(double(each.time.seconds)), yOf(each.value));
            };
            const QPointF at = placeOf(point);
            painter.setPen(QPen(theme::colour::text, 1));
            if (before && double(point.time.seconds - before->time.seconds) <= togetherSeconds)
                painter.drawLine(placeOf(*before), at);
            before = &point;
            // Shape speaks before colour: what calls for somebody to act is a triangle.
            painter.setBrush(theme::colour::text);
            const double up = score.actsBelow ? 1 : -1;
            if (callsForAction(score, point.value))
                painter.drawPolygon(
                    QPolygonF({at + QPointF(0, up * (radius + 1)), at + QPointF(-radius - 1, -up * radius),
                               at + QPointF(radius + 1, -up * radius)}));
            else
                painter.drawEllipse(at, radius, radius);
        }
        painter.setBrush(Qt::NoBrush);
    }
}

void TimelineView::paintScoreNames(QPainter& painter) const
{
    for (std::size_t i = 0; i < m_state->rows.size(); ++i) {
        const auto& score = m_state->rows[i];
        const QRectF row = m_state->scoreRow(i, size());
        const QRectF place(theme::scaled(6), row.top(), row.left() - theme::scaled(10), row.height());
        const QString value = QString::number(std::round(score.points.back().value));    // the tip has the unit
        painter.setPen(theme::colour::text);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, value);
        painter.setPen(theme::colour::secondText);
        const int room = int(place.width()) - fontMetrics().horizontalAdvance(value) - theme::scaled(4);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(paint::sentence(score.target), Qt::ElideRight, room));
    }
}

}
