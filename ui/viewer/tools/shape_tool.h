#pragma once

#include "core/measure/shape.h"
#include "ui/viewer/tools/tool.h"

namespace lantern::viewer {

// Draws a shape point by point: a drag from one point to the next, or a click for each.
class ShapeTool final : public Tool {
public:
    explicit ShapeTool(measure::Kind kind);

    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    void press(Viewport& viewport, const DragStep& step) override;
    void drag(Viewport& viewport, const DragStep& step) override { follow(viewport, step); }
    void move(Viewport& viewport, const DragStep& step) override { follow(viewport, step); }
    void release(Viewport& viewport, const DragStep& step) override;
    bool isDone() const override { return m_isDone; }
    void cancel(Viewport& viewport) override;
    bool isExact() const override { return true; }

private:
    void follow(Viewport& viewport, const DragStep& step);

    measure::Shape m_shape;    // the last point follows the pointer
    QPointF m_placed;    // where the point before it lies, device pixels
    bool m_isDone = false;
};

}
