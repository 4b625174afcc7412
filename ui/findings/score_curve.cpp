#include "ui/findings/score_curve.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace lantern::findings {

namespace colour = theme::colour;
using theme::scaled;

ScoreCurve::ScoreCurve(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreCurve::setScores(std::vector<double> scores, double threshold)
{
    m_scores = std::move(scores);
    m_threshold = threshold;
    update();
}

void ScoreCurve::setSlice(int slice)
{
    m_slice = slice;
    update();
}

QSize ScoreCurve::sizeHint() const { return {scaled(240), scaled(84)}; }

QRectF ScoreCurve::plot() const { return QRectF(rect()).adjusted(scaled(26), scaled(6), -scaled(6), -scaled(22)); }

void ScoreCurve::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::smallFont());
    const QRectF area = plot();
    const int count = static_cast<int>(m_scores.size());
    const auto x = [&](int slice) {
        return area.left() + (count > 1 ? area.width() * slice / (count - 1) : area.width() / 2);
    };
    const auto y = [&](double score) { return area.bottom() - area.height() * std::clamp(score, 0.0, 1.0); };

    painter.setPen(colour::outline);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(colour::secondText);
    painter.drawText(QRectF(0, area.top() - scaled(8), area.left() - scaled(4), scaled(16)),
                     Qt::AlignRight | Qt::AlignVCenter, "1");
    painter.drawText(QRectF(0, area.bottom() - scaled(8), area.left() - scaled(4), scaled(16)),
                     Qt::AlignRight | Qt::AlignVCenter, "0");
    painter.setPen(QPen(colour::text, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), y(m_threshold)), QPointF(area.right(), y(m_threshold)));
    painter.setPen(QPen(colour::selection, 1));
    painter.drawLine(QPointF(x(m_slice), area.top()), QPointF(x(m_slice), area.bottom()));

    // A slice that was not scored leaves a gap: nothing is interpolated.
    QPainterPath path;
    bool isDown = false;
    for (int slice = 0; slice < count; ++slice) {
        const double score = m_scores[static_cast<std::size_t>(slice)];
        if (!(score >= 0)) {
            isDown = false;
            continue;
        }
        if (isDown)
            path.lineTo(x(slice), y(score));
        else
            path.moveTo(x(slice), y(score));
        isDown = true;
        if (count <= 60) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour::finding);
            painter.drawEllipse(QPointF(x(slice), y(score)), 2, 2);
            painter.setBrush(Qt::NoBrush);
        }
    }
    painter.setPen(QPen(colour::finding, 1.5));
    painter.drawPath(path);

    painter.setPen(colour::secondText);
    const QString caption = tr("Slice score, not calibrated for a series");
    painter.drawText(QRectF(0, area.bottom() + scaled(4), width(), scaled(18)), Qt::AlignCenter,
                     QFontMetrics(theme::smallFont()).elidedText(caption, Qt::ElideRight, width()));
}

void ScoreCurve::ask(double x)
{
    const int count = static_cast<int>(m_scores.size());
    if (count == 0)
        return;
    const double share = (x - plot().left()) / std::max(1.0, plot().width());
    Q_EMIT sliceRequested(std::clamp(static_cast<int>(std::lround(share * (count - 1))), 0, count - 1));
}

void ScoreCurve::mousePressEvent(QMouseEvent* event) { ask(event->position().x()); }

void ScoreCurve::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        ask(event->position().x());
}

void ScoreCurve::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

}
