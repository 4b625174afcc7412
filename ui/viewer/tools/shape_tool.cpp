#include "ui/viewer/tools/shape_tool.h"

#include "ui/viewer/tile.h"

#include <QLineF>

namespace lantern::viewer {

ShapeTool::ShapeTool(measure::Kind kind)
    : m_shape{kind, {}}
{
}

void ShapeTool::press(Tile& tile, const DragStep& step)
{
    if (!tile.measuring().isReady()) {    // no picture yet: there is nothing to measure
        m_isDone = true;
        return;
    }
    if (m_shape.points.empty()) {
        m_shape.points.push_back(tile.pixelAt(step.at));
        m_placed = step.at;
        if (measure::pointsOf(m_shape.kind) > 1)
            m_shape.points.push_back(m_shape.points.back());
    }
    follow(tile, step);
}

void ShapeTool::follow(Tile& tile, const DragStep& step)
{
    if (m_shape.points.empty() || m_isDone)
        return;
    m_shape.points.back() = tile.pixelAt(step.at);
    tile.measuring().setDraft(m_shape);
}

void ShapeTool::release(Tile& tile, const DragStep& step)
{
    if (m_shape.points.empty() || m_isDone)
        return;
    // A click that has not moved only placed the point before.
    constexpr double Still = 4;    // logical pixels
    const bool hasMoved = QLineF(step.at, m_placed).length() > Still * tile.devicePixelRatioF();
    if (!hasMoved && m_shape.points.size() > 1)
        return;
    if (m_shape.points.size() < measure::pointsOf(m_shape.kind)) {
        m_placed = step.at;
        m_shape.points.push_back(m_shape.points.back());
        return;
    }
    m_isDone = true;
    tile.measuring().keepDraft();
}

void ShapeTool::cancel(Tile& tile)
{
    m_isDone = true;
    tile.measuring().dropDraft();
}

}
