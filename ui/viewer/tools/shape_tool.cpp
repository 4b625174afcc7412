#include "ui/viewer/tools/shape_tool.h"

#include "ui/viewer/measuring.h"
#include "ui/viewer/viewport.h"

#include <QLineF>

namespace lantern::viewer {

ShapeTool::ShapeTool(measure::Kind kind)
    : m_shape{kind, {}}
{
}

void ShapeTool::press(Viewport& viewport, const DragStep& step)
{
    if (!viewport.measuring().isReady()) {    // no picture yet: there is nothing to measure
        m_isDone = true;
        return;
    }
    if (m_shape.points.empty()) {
        m_shape.points.push_back(viewport.pixelAt(step.at));
        m_placed = step.at;
        if (measure::pointsOf(m_shape.kind) > 1)
            m_shape.points.push_back(m_shape.points.back());
    }
    follow(viewport, step);
}

void ShapeTool::follow(Viewport& viewport, const DragStep& step)
{
    if (m_shape.points.empty() || m_isDone)
        return;
    m_shape.points.back() = viewport.pixelAt(step.at);
    viewport.measuring().setDraft(m_shape);
}

void ShapeTool::release(Viewport& viewport, const DragStep& step)
{
    if (m_shape.points.empty() || m_isDone)
        return;
    // A click that has not moved only placed the point before.
    constexpr double Still = 4;    // logical pixels
    const bool hasMoved = QLineF(step.at, m_placed).length() > Still * viewport.devicePixelRatio();
    if (!hasMoved && m_shape.points.size() > 1)
        return;
    if (m_shape.points.size() < measure::pointsOf(m_shape.kind)) {
        m_placed = step.at;
        m_shape.points.push_back(m_shape.points.back());
        return;
    }
    m_isDone = true;
    viewport.measuring().keepDraft();
}

void ShapeTool::cancel(Viewport& viewport)
{
    m_isDone = true;
    viewport.measuring().dropDraft();
}

}
