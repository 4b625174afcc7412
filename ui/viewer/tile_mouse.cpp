// What the mouse does over a tile: the armed tool on the left button, pan on the middle one, zoom
// and the menu on the right one, scrolling on the wheel.
#include "ui/viewer/tile.h"

#include "core/display/view_changes.h"
#include "core/pixels/values.h"
#include "ui/paint/message_text.h"
#include "ui/viewer/windows.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolButton>
#include <cmath>

namespace lantern::viewer {

QPointF Tile::deviceFrom(QPointF logical) const
{
    return (logical - QPointF(m_canvas->widget().pos())) * devicePixelRatioF();
}

void Tile::setDragged(bool dragged)
{
    m_dragged = dragged;
    m_viewport->setDragged(dragged);
}

DragStep Tile::stepAt(const QMouseEvent& event) const
{
    return {deviceFrom(m_pressedAt), (event.position() - m_lastAt) * devicePixelRatioF(), event.modifiers(),
            deviceFrom(event.position())};
}

void Tile::setTool(ToolId tool)
{
    cancelTool();
    m_toolId = tool;
    m_viewport->measuring().hover(std::nullopt);
    setCursor(isMeasuring(m_toolId) ? Qt::CrossCursor : Qt::ArrowCursor);
}

void Tile::cancelTool()
{
    m_waiting.reset();
    if (!m_tool || m_tool->isDone())
        return;
    m_tool->cancel(*m_viewport);
    m_tool.reset();
}

// A tool that waits for its next point gets it; over a measurement the hand takes that; else the armed one.
void Tile::armForPress(const QMouseEvent& event)
{
    const bool isWaiting = m_tool && !m_tool->isDone();
    if (event.button() == Qt::LeftButton) {
        if (isWaiting)
            return;
        const bool grasps = !isMeasuring(m_toolId) && m_viewport->measuring().hitAt(deviceFrom(event.position()));
        m_clickMovesCrosshair = m_viewport->crosshair() && !grasps && !isMeasuring(m_toolId);
        m_dragMovesCrosshair = m_clickMovesCrosshair && grabsCrosshair(event.position());
        m_tool = m_dragMovesCrosshair ? nullptr : makeTool(grasps ? ToolId::adjust : m_toolId);
        if (!grasps && !isMeasuring(m_toolId))
            m_viewport->measuring().choose(0);
        return;
    }
    if (isWaiting)
        m_waiting = std::move(m_tool);
    switch (event.button()) {
    case Qt::MiddleButton: m_tool = makeTool(ToolId::pan); break;
    case Qt::RightButton: m_tool = makeTool(ToolId::zoom); break;
    default: m_tool.reset();
    }
}

void Tile::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT pressed();
    m_pressedAt = m_lastAt = event->position();
    setDragged(false);
    armForPress(*event);
    if (m_tool && series())
        m_tool->press(*m_viewport, stepAt(*event));
}

void Tile::mouseMoveEvent(QMouseEvent* event)
{
    tellPointer(event->position());
    if (!series())
        return;
    if (m_dragMovesCrosshair)
        return moveCrosshair(event->position());
    if (event->buttons() == Qt::NoButton) {
        const DragStep step = stepAt(*event);
        m_lastAt = event->position();
        if (m_tool)
            return m_tool->move(*m_viewport, step);
        const auto hit = isMeasuring(m_toolId) ? std::nullopt : m_viewport->measuring().hitAt(step.at);
        m_viewport->measuring().hover(hit);
        const bool grabs = !isMeasuring(m_toolId) && grabsCrosshair(event->position());
        setCursor(hit                         ? Qt::PointingHandCursor
                      : grabs                 ? Qt::SizeAllCursor
                      : isMeasuring(m_toolId) ? Qt::CrossCursor
                                              : Qt::ArrowCursor);
        return;
    }
    if (!m_tool)
        return;
    if (!m_dragged) {
        const int slack = m_tool->isExact() ? 1 : QApplication::startDragDistance();
        if ((event->position() - m_pressedAt).manhattanLength() < slack)
            return;
        setDragged(true);
        setCursor(m_tool->cursor());
    }
    const int slice = m_viewport->slice();
    const DragStep step = stepAt(*event);
    m_lastAt = event->position();
    m_tool->drag(*m_viewport, step);
    if (m_viewport->slice() != slice)
        Q_EMIT scrolled();
}

void Tile::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasClick = !m_dragged;
    if (wasClick && m_clickMovesCrosshair && event->button() == Qt::LeftButton)
        moveCrosshair(event->position());
    m_clickMovesCrosshair = m_dragMovesCrosshair = false;
    if (m_tool && series())
        m_tool->release(*m_viewport, stepAt(*event));
    if (!m_tool || m_tool->isDone())
        m_tool = std::move(m_waiting);
    setCursor(isMeasuring(m_toolId) ? Qt::CrossCursor : Qt::ArrowCursor);
    setDragged(false);
    redraw();    // the tint comes back
    if (event->button() == Qt::RightButton && wasClick)
        Q_EMIT menuRequested(event->globalPosition().toPoint());
}

void Tile::mouseDoubleClickEvent(QMouseEvent* event)
{
    // Two quick clicks are two points where points are what is asked for.
    if (event->button() == Qt::LeftButton && (isMeasuring(m_toolId) || (m_tool && !m_tool->isDone())))
        return mousePressEvent(event);
    m_tool.reset();
    if (event->button() == Qt::LeftButton)
        Q_EMIT maximiseRequested();
}

void Tile::wheelEvent(QWheelEvent* event)
{
    constexpr int Notch = 120;    // eighths of a degree; touchpads send parts of it
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) {
        const QPointF at = deviceFrom(event->position());
        const double factor = std::exp2(event->angleDelta().y() / (4.0 * Notch));
        m_viewport->setView(display::zoomed(m_viewport->view(), factor, at.x(), at.y()));
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int notches = m_wheelRest / Notch;
    m_wheelRest -= notches * Notch;
    if (notches == 0)
        return;
    m_viewport->setSlice(m_viewport->slice() - notches);
    Q_EMIT scrolled();
    tellPointer(event->position());
}

void Tile::enterEvent(QEnterEvent*)
{
    m_isHovered = true;
    refreshPlayButton();
}

void Tile::leaveEvent(QEvent*)
{
    m_isHovered = false;
    m_play->hide();
    m_viewport->measuring().hover(std::nullopt);
    Q_EMIT pointerLeft();
}

void Tile::tellPointer(QPointF logical)
{
    const auto& picture = m_viewport->picture();
    const auto& image = m_viewport->shown().image;
    if (!picture || !image)
        return;
    PointerFacts facts;
    facts.pixel = m_viewport->pixelAt(deviceFrom(logical));
    const int column = static_cast<int>(std::floor(facts.pixel.column + 0.5));
    const int row = static_cast<int>(std::floor(facts.pixel.row + 0.5));
    if (column < 0 || row < 0 || column >= picture->columns || row >= picture->rows) {
        Q_EMIT pointerLeft();
        return;
    }
    if (const auto* grey = std::get_if<pixels::GreyImage>(image.get())) {
        facts.value = pixels::modalityValueAt(*grey, column, row);
        facts.unit = QString::fromStdString(grey->rescale.unit);
        facts.meanings = meaningsOf(facts.value, m_viewport->shown().meanings.quantities);
        if (facts.value && !m_viewport->shown().meanings.suvUnavailableReason.empty())
            facts.meanings.append(paint::sentence(m_viewport->shown().meanings.suvUnavailableReason));
    } else {
        const auto& colour = std::get<pixels::ColourImage>(*image);
        const auto at = 3
            * (static_cast<std::size_t>(row) * static_cast<std::size_t>(colour.columns)
               + static_cast<std::size_t>(column));
        facts.rgb = {colour.rgb[at], colour.rgb[at + 1], colour.rgb[at + 2]};
    }
    if (picture->plane)
        facts.patient = picture->plane->patientFromPixel(facts.pixel);
    Q_EMIT pointerMoved(facts);
}

void Tile::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(m_seriesMimeType))
        event->acceptProposedAction();
}

void Tile::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT pressed();
    Q_EMIT seriesDropped(QString::fromUtf8(event->mimeData()->data(m_seriesMimeType)));
}

}
