#include "ui/viewer/slice_bar.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace lantern::viewer {

namespace colour = theme::colour;

SliceBar::SliceBar(QWidget* parent)
    : QWidget(parent)
{
    theme::followTextSize(this, [this] { setFixedWidth(theme::scaled(8)); });
}

void SliceBar::setPosition(int slice, int count)
{
    m_slice = slice;
    m_count = count;
    update();
}

void SliceBar::setLoaded(std::vector<bool> loaded)
{
    m_loaded = std::move(loaded);
    update();
}

void SliceBar::setMarks(std::vector<int> slices)
{
    m_marks = std::move(slices);
    update();
}

QSize SliceBar::sizeHint() const { return {theme::scaled(8), theme::scaled(100)}; }

void SliceBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour::chrome);
    if (m_count < 2)
        return;
    const auto top = [this](int slice) { return static_cast<int>(static_cast<double>(height()) * slice / m_count); };
    const int perSlice = std::max(1, height() / m_count);

    for (int slice = 0; slice < static_cast<int>(m_loaded.size()); ++slice)
        if (m_loaded[static_cast<std::size_t>(slice)])
            painter.fillRect(0, top(slice), width(), std::max(1, top(slice + 1) - top(slice)), colour::hairline);
    for (const int slice : m_marks)
        painter.fillRect(0, top(slice) + perSlice / 2 - 1, width(), 3, colour::finding);
    const int thumb = std::max(theme::scaled(10), perSlice);
    const int centre = top(m_slice) + perSlice / 2;
    painter.fillRect(0, std::clamp(centre - thumb / 2, 0, std::max(0, height() - thumb)), width(), thumb,
                     colour::selection);
}

void SliceBar::mousePressEvent(QMouseEvent* event) { ask(event->position().y()); }

void SliceBar::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        ask(event->position().y());
}

void SliceBar::ask(double y)
{
    if (m_count > 0)
        Q_EMIT sliceRequested(std::clamp(static_cast<int>(y * m_count / std::max(1, height())), 0, m_count - 1));
}

}
